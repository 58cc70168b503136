// Which owner rules does a stage have, and where? The one list that renaming, checking, compiling and naming go by.
import type { OwnerRule, Stage } from '../workflow.ts';

/** An owner rule and its place in the workflow: `stages.check.owner`. */
export type PlacedRule = { readonly rule: OwnerRule; readonly at: string };

/** Every owner rule of a stage: its owner, who comes after, and whom its ladder goes to. */
export function rulesOfStage({ id, owner, else: others = [], late }: Stage): PlacedRule[] {
  const at = `stages.${id}`;
  return [
    ...(owner === null ? [] : [{ rule: owner, at: `${at}.owner` }]),
    ...others.map((rule, index) => ({ rule, at: `${at}.else[${index}]` })),
    ...late.flatMap(({ act }, index) =>
      act.kind === 'remind' ? [] : [{ rule: act.to, at: `${at}.late[${index}]` }],
    ),
  ];
}

/** The stage with each of its owner rules made another; one that becomes null is taken out, with its rung where it had one. */
export function withRulesOfStage(stage: Stage, change: (rule: OwnerRule) => OwnerRule | null): Stage {
  const { else: others, ...rest } = stage;
  const kept = (others ?? []).flatMap((rule) => change(rule) ?? []);
  return {
    ...rest,
    owner: stage.owner === null ? null : change(stage.owner),
    ...(kept.length === 0 ? {} : { else: kept }),
    late: stage.late.flatMap((rung) => {
      if (rung.act.kind === 'remind') return [rung];
      const to = change(rung.act.to);
      return to === null ? [] : [{ ...rung, act: { ...rung.act, to } }];
    }),
  };
}
