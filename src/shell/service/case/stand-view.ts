// What goes on in a case beside its open work: what it waits for and since when, what has not begun and why, what may be
// started, and which cases belong to it.
import type { Instant, Json } from '../../../core/base/index.ts';
import type { Compiled } from '../../../core/engine/index.ts';
import type { CaseEvent, CaseState, HeldBy, Stage, Token } from '../../../core/model/index.ts';
import { describeRule } from '../../../core/rules/index.ts';
import type { CaseRow } from '../../store/index.ts';

/** One thing that a stage waits for. `about`: the time, the date field, the message or the rule, in words. */
export type AwaitedView = {
  readonly outcome: string | null;
  readonly outcomeTitle: string | null;
  readonly what: 'after' | 'field' | 'message' | 'when' | 'hand' | 'failure';
  readonly about: string | null;
  /** When the clock says so; null where no clock runs for it. */
  readonly at: Instant | null;
};

/** A stage where the case stands and nobody works: it waits, watches over others, or has not begun. */
export type StandView = {
  readonly stage: string;
  readonly title: string;
  readonly kind: string;
  readonly since: Instant;
  /** Why it has not begun; null where it has. */
  readonly held: HeldBy | null;
  /** The stages it waits for, takes turns with or watches over, by name. */
  readonly others: readonly string[];
  readonly awaited: readonly AwaitedView[];
  /** True where somebody may go on from it by hand. */
  readonly byHand: boolean;
};

/** A case that this one waits for, or that waits for this one. */
export type RelatedCase = {
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly status: string;
};

export type FlowView = {
  readonly stands: readonly StandView[];
  /** Stages that are there for when they are needed. */
  readonly startable: readonly { readonly stage: string; readonly title: string }[];
  /** True where the viewer takes part in the case: has or had work in it, or asked for it. */
  readonly takesPart: boolean;
  readonly parent: RelatedCase | null;
  readonly children: readonly (RelatedCase & { readonly stage: string })[];
};

type Seen = { readonly state: CaseState; readonly compiled: Compiled; readonly viewer: string };

export function flowView(seen: Seen, history: readonly CaseEvent[], related: readonly CaseRow[]): FlowView {
  const { state, compiled } = seen;
  const known = new Map(related.map((row) => [row.caseId, row]));
  const isOpen = state.status === 'open';
  return {
    stands: isOpen ? state.tokens.flatMap((token) => standOf(token, seen) ?? []) : [],
    startable: isOpen
      ? compiled.workflow.stages
          .filter(({ id }) => compiled.stages.get(id)?.flow?.onDemand === true)
          .map(({ id, title }) => ({ stage: id, title }))
      : [],
    takesPart: takesPart(seen),
    parent: relatedOf(known.get(state.parent ?? '')),
    children: childrenOf(state, history).flatMap(({ child, stage }) => {
      const found = relatedOf(known.get(child));
      return found === null ? [] : [{ ...found, stage: titleIn(compiled, stage) }];
    }),
  };
}

/** The cases that `flowView` wants to know of. */
export const relatedTo = (state: CaseState, history: readonly CaseEvent[]): string[] => [
  ...(state.parent === undefined ? [] : [state.parent]),
  ...childrenOf(state, history).map(({ child }) => child),
];

function relatedOf(row: CaseRow | undefined): RelatedCase | null {
  if (row === undefined) return null;
  const { caseId, number, title, status } = row;
  return { caseId, number, title, status };
}

/** Those that are open stand in the state, those that have ended in the history alone. */
function childrenOf(state: CaseState, history: readonly CaseEvent[]): { child: string; stage: string }[] {
  const ended = history.flatMap((event) =>
    event.type === 'ChildEnded' ? [{ child: event.child, stage: event.stage }] : [],
  );
  const open = (state.children ?? []).map(({ child, token }) => ({
    child,
    stage: state.tokens.find((each) => each.token === token)?.stage ?? '',
  }));
  return [...ended, ...open];
}

function takesPart({ state, viewer }: Seen): boolean {
  const hasIt = state.workItems.some(({ owner, candidates, keeper }) =>
    owner === null ? candidates.includes(viewer) || keeper === viewer : owner === viewer,
  );
  return hasIt || state.requester === viewer || Object.values(state.lastOwner).includes(viewer);
}

const titleIn = (compiled: Compiled, stage: string): string => compiled.stages.get(stage)?.title ?? stage;

function standOf(token: Token, { state, compiled }: Seen): StandView | null {
  const stage = compiled.workflow.stages.find(({ id }) => id === token.stage);
  if (stage === undefined) return null;
  const waits = stage.kind === 'wait' || stage.kind === 'scope';
  const rests = waits || stage.kind === 'join' || stage.kind === 'subflow';
  if (token.held === undefined && !rests) return null;
  const { id, title, kind } = stage;
  return {
    ...{ stage: id, title, kind, since: token.enteredAt, held: token.held ?? null },
    others: othersOf(stage, token, compiled).map((each) => titleIn(compiled, each)),
    awaited: token.held === undefined && waits ? awaitedOf(stage, token, { state, compiled }) : [],
    byHand: token.held === undefined && waits,
  };
}

function othersOf(stage: Stage, { held }: Token, compiled: Compiled): readonly string[] {
  const flow = compiled.stages.get(stage.id)?.flow;
  if (held === 'while') return flow?.while?.at ?? [];
  if (held === 'alone') {
    return compiled.workflow.stages
      .filter(({ id }) => id !== stage.id && compiled.stages.get(id)?.flow?.alone === flow?.alone)
      .map(({ id }) => id);
  }
  const { over } = stage.settings;
  return stage.kind === 'scope' && Array.isArray(over) ? (over as readonly string[]) : [];
}

type Written = { readonly [key: string]: Json };

const isMembers = (value: Json | undefined): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a stage waits for, as its settings write it, each with its outcome. */
function writtenTriggers({ settings }: Stage): [string | null, Written][] {
  const { for: several, until, message, when } = settings;
  if (isMembers(several)) {
    return Object.entries(several).map(([outcome, trigger]) => [outcome, isMembers(trigger) ? trigger : {}]);
  }
  if (message !== undefined) return [[null, { message }]];
  if (when !== undefined) return [[null, { when }]];
  if (until === undefined) return [];
  return [[null, isMembers(until) ? until : { after: until }]];
}

function awaitedOf(stage: Stage, { token }: Token, { state, compiled }: Omit<Seen, 'viewer'>): AwaitedView[] {
  const triggers = writtenTriggers(stage);
  const clocks = state.timers.filter(
    (timer) => timer.token === token && timer.purpose === 'wait' && timer.stopped === undefined,
  );
  // Clocks are told apart by the place of a trigger; people read them in the order of the outcomes.
  const place = ({ outcome }: AwaitedView) => stage.outcomes.findIndex(({ name }) => name === outcome);
  const awaited = triggers.map(([outcome, trigger], index): AwaitedView => {
    const clock = clocks.find(({ rung }) => rung === (triggers.length === 1 ? null : index));
    const way = stage.outcomes.find(({ name }) => name === outcome);
    return {
      ...{ outcome, outcomeTitle: way?.title ?? outcome, at: clock?.dueAt ?? null },
      ...inWords(trigger, compiled),
    };
  });
  return awaited.sort((one, other) => place(one) - place(other));
}

function inWords(trigger: Written, { workflow }: Compiled): Pick<AwaitedView, 'what' | 'about'> {
  const { after, field, message, when } = trigger;
  if (typeof after === 'string') return { what: 'after', about: after };
  if (typeof field === 'string') return { what: 'field', about: workflow.record[field]?.label ?? field };
  if (typeof message === 'string') return { what: 'message', about: message };
  if (typeof when === 'string') {
    const titles = Object.fromEntries(Object.entries(workflow.record).map(([id, { label }]) => [id, label]));
    return { what: 'when', about: describeRule(when, titles) };
  }
  return { what: trigger.failure === true ? 'failure' : 'hand', about: null };
}
