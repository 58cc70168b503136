// One stage, its owner and its ways, as plain values that the source writer lays out.
import type { Json } from '../../base/index.ts';
import type { Field } from '../record.ts';
import { titleFromId } from '../words/naming.ts';
import { isPlainOwner, ownerToText } from '../words/owner-text.ts';
import type {
  Action,
  FormField,
  LateRung,
  Outcome,
  OwnerRule,
  Stage,
  TeamRule,
  Transition,
} from '../workflow.ts';
import { STAGE_KEYS } from './reading/read-stage.ts';

/** What the YAML library lays out; members that are undefined are left out. */
export type Draft = { readonly [key: string]: unknown };

const unlessEmpty = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length > 0 ? items : undefined;

export function stageDraft(stage: Stage, record: { readonly [field: string]: Field }): Draft {
  return {
    kind: stage.kind,
    title: stage.title === titleFromId(stage.id) ? undefined : stage.title,
    description: stage.description ?? undefined,
    observed: unlessEmpty(stage.observed),
    owner: stage.owner === null ? undefined : ownerDraft(stage.owner),
    else: elseDraft(stage.else ?? []),
    tasks: unlessEmpty(stage.tasks),
    form: unlessEmpty(formDraft(stage.form, record)),
    due: dueDraft(stage.due),
    late: unlessEmpty(stage.late.map(rungDraft)),
    ...ownSettings(stage),
    next: unlessEmpty(stage.next.map(transitionDraft)),
    outcomes: outcomesDraft(stage.outcomes),
    skippable: stage.skippable,
  };
}

/** A setting that is called as a key of every stage could not be read back; the model never makes one. */
const ownSettings = (stage: Stage): Draft =>
  Object.fromEntries(Object.entries(stage.settings).filter(([key]) => !STAGE_KEYS.includes(key)));

function dueDraft(due: Stage['due']): string | undefined {
  if (due === null) return undefined;
  return due.kind === 'no-deadline' ? 'no deadline' : due.duration;
}

export function ownerDraft(rule: OwnerRule): Json {
  if (rule.kind === 'team') return teamDraft(rule);
  if (rule.kind === 'rule') return { rule: rule.rule };
  if (rule.kind === 'person') return { person: rule.person };
  if (rule.kind === 'field') return { field: rule.field };
  if (isPlainOwner(rule)) return ownerToText(rule);
  if (rule.kind === 'owner-of-stage') return { 'owner-of': rule.stage };
  return rule.kind === 'lead-of-team' ? { 'lead-of': rule.team } : ownerToText(rule);
}

function teamDraft({ team, choose, skill, within }: TeamRule): Json {
  return {
    team,
    ...(choose === 'round-robin' && skill === undefined ? {} : { choose }),
    ...(skill === undefined ? {} : { skill }),
    ...(within === undefined ? {} : { within }),
  };
}

/** One alone is written without a list. */
function elseDraft(rules: readonly OwnerRule[]): Json | undefined {
  const [first, ...others] = rules.map(ownerDraft);
  return first !== undefined && others.length > 0 ? [first, ...others] : first;
}

function rungDraft(rung: LateRung): Json {
  const act = actDraft(rung.act);
  return rung.when.kind === 'share'
    ? { at: `${rung.when.percent}%`, do: act }
    : { after: rung.when.duration, do: act };
}

function actDraft(act: LateRung['act']): Json {
  if (act.kind === 'remind') return 'remind owner';
  return isPlainOwner(act.to) ? `${act.kind} to ${ownerToText(act.to)}` : { [act.kind]: ownerDraft(act.to) };
}

export const formDraft = (form: readonly FormField[], record: { readonly [field: string]: Field }): Json[] =>
  form.map(({ field, required }) => {
    const usual = Object.hasOwn(record, field) && record[field]?.required === true;
    return required === usual ? field : { field, required };
  });

const wayDraft = (way: Pick<Transition, 'carries' | 'rework' | 'accept'>): Draft => ({
  carries: unlessEmpty(way.carries),
  rework: way.rework ? true : undefined,
  accept: way.accept,
});

const transitionDraft = (transition: Transition): Draft => ({
  to: transition.to,
  when: transition.when ?? undefined,
  ...wayDraft(transition),
});

/** A map and no object, which would put names such as `12` first. */
function outcomesDraft(outcomes: readonly Outcome[]): ReadonlyMap<string, Draft> | undefined {
  if (outcomes.length === 0) return undefined;
  return new Map(
    outcomes.map((outcome) => [
      outcome.name,
      {
        to: outcome.to,
        title: outcome.title === titleFromId(outcome.name) ? undefined : outcome.title,
        needs: unlessEmpty(outcome.needs),
        ...wayDraft(outcome),
      },
    ]),
  );
}

export const actionDraft = (action: Action): Draft => ({ [action.kind]: action.settings });
