// Which owner rules does a stage have, and where? The one list that renaming, checking, compiling and naming go by.
import type { Json } from '../../base/index.ts';
import type { OwnerRule, Stage } from '../workflow.ts';
import { ownerFromJson, ownerToJson } from './owner-json.ts';

/** An owner rule and its place in the workflow: `stages.check.owner`. */
export type PlacedRule = { readonly rule: OwnerRule; readonly at: string };

/** Every owner rule of a stage: its owner, who comes after, whom its ladder goes to, and who decides. */
export function rulesOfStage(stage: Stage): PlacedRule[] {
  const { id, owner, else: others = [], late } = stage;
  const at = `stages.${id}`;
  return [
    ...(owner === null ? [] : [{ rule: owner, at: `${at}.owner` }]),
    ...others.map((rule, index) => ({ rule, at: `${at}.else[${index}]` })),
    ...late.flatMap(({ act }, index) =>
      act.kind === 'remind' ? [] : [{ rule: act.to, at: `${at}.late[${index}]` }],
    ),
    ...decidersOf(stage).flatMap((decider, index) => {
      const rule = ownerFromJson(decider.owner ?? null);
      return rule === null ? [] : [{ rule, at: `${at}.settings.decides.who[${index}].owner` }];
    }),
  ];
}

/** The stage with each of its owner rules made another; one that becomes null is taken out, with its rung where it had one. */
export function withRulesOfStage(stage: Stage, change: (rule: OwnerRule) => OwnerRule | null): Stage {
  const { else: others, ...rest } = stage;
  const kept = (others ?? []).flatMap((rule) => change(rule) ?? []);
  return {
    ...withDeciders(rest, change),
    owner: stage.owner === null ? null : change(stage.owner),
    ...(kept.length === 0 ? {} : { else: kept }),
    late: stage.late.flatMap((rung) => {
      if (rung.act.kind === 'remind') return [rung];
      const to = change(rung.act.to);
      return to === null ? [] : [{ ...rung, act: { ...rung.act, to } }];
    }),
  };
}

type Members = { readonly [key: string]: Json };

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Those whom an approval names in its settings. */
function decidersOf({ settings: { decides } }: Pick<Stage, 'settings'>): readonly Members[] {
  const who = isMembers(decides) ? decides.who : undefined;
  return Array.isArray(who) ? who.map((each: Json) => (isMembers(each) ? each : {})) : [];
}

/** A decider who becomes nobody is taken out. */
function withDeciders<Part extends Pick<Stage, 'settings'>>(
  stage: Part,
  change: (rule: OwnerRule) => OwnerRule | null,
): Part {
  const deciders = decidersOf(stage);
  const { decides } = stage.settings;
  if (deciders.length === 0 || !isMembers(decides)) return stage;
  const who = deciders.flatMap((decider): Members[] => {
    const rule = ownerFromJson(decider.owner ?? null);
    if (rule === null) return [decider];
    const changed = change(rule);
    return changed === null ? [] : [changed === rule ? decider : { ...decider, owner: ownerToJson(changed) }];
  });
  return { ...stage, settings: { ...stage.settings, decides: { ...decides, who } } };
}
