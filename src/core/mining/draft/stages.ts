// What does a drafted stage look like? Its owner, due time and form, and its ways on: one way, ways by learnt rules, or ways
// that the owner picks; where rules know only some of the ways, a decision stands behind the stage.
import {
  type Due,
  type FormField,
  idFromTitle,
  type Outcome,
  type OwnerRule,
  type Stage,
  type StageId,
  type Transition,
} from '../../model/index.ts';
import { SUBJECT } from './record.ts';
import type { LearntBranch } from './rules/learn.ts';
import type { DraftWay } from './ways/ways.ts';

/** What is known of a stage before its ways are written. */
export type Drafted = {
  readonly name: string;
  readonly id: StageId;
  readonly title: string;
  readonly owner: OwnerRule | null;
  readonly due: Due | null;
  readonly form: readonly FormField[];
  readonly targets: readonly Target[];
  readonly learnt: LearntBranch | null;
  /** Of the decision behind the stage, where there is one. */
  readonly decision: { readonly id: StageId; readonly title: string };
};

/** A way on. **shape**: the title of the end is empty. */
export type Target = DraftWay & { readonly id: StageId; readonly title: string };

/** Where the rules do not know all ways, the owner first says whether the case goes on as the rules say. */
export const hasDecision = (learnt: LearntBranch | null): boolean =>
  learnt !== null && learnt.open.length > 0;

/** One stage, and the decision behind it. */
export function stagesOf(drafted: Drafted): Stage[] {
  const { name, id, title, owner, due, form, targets, learnt, decision } = drafted;
  const stage: Stage = {
    ...BARE_STAGE,
    ...{ id, kind: 'work', title, owner, due, form },
    observed: name.trim() === '' ? [] : [name],
  };
  if (learnt === null) {
    const branches = targets.length > 1;
    return [
      { ...stage, next: branches ? [] : targets.map(wayTo), outcomes: branches ? outcomesTo(targets) : [] },
    ];
  }
  const next = ruledWays(targets, learnt);
  if (!hasDecision(learnt)) return [{ ...stage, next }];
  const open = targets.filter(({ to }) => learnt.open.includes(to));
  const on: Target = { to: -1, count: 0, rework: false, ...decision };
  return [
    { ...stage, outcomes: outcomesTo(open, { name: 'go-on', title: 'Go on', to: on.id }) },
    { ...BARE_STAGE, id: decision.id, kind: 'decide', title: decision.title, next },
  ];
}

/** The ways of rules, and the usual one otherwise. */
export function ruledWays(targets: readonly Target[], { rules, otherwise }: LearntBranch): Transition[] {
  const ruled = rules.flatMap(({ to, when }) => {
    const target = targets.find((each) => each.to === to);
    return target ? [{ ...wayTo(target), when }] : [];
  });
  return [...ruled, ...targets.filter(({ to }) => to === otherwise).map(wayTo)];
}

export const wayTo = ({ id, title, rework }: Target): Transition => ({
  to: id,
  when: null,
  carries: carried(rework, title),
  rework,
});

type First = { readonly name: string; readonly title: string; readonly to: StageId };

function outcomesTo(targets: readonly Target[], first?: First): Outcome[] {
  const outcomes: Outcome[] = first ? [{ ...first, needs: [], carries: [], rework: false }] : [];
  for (const { id, title, rework } of targets) {
    const said = title === '' ? 'Close' : rework ? `Back to ${title}` : `On to ${title}`;
    const taken = outcomes.map(({ name }) => name);
    outcomes.push({
      name: idFromTitle(said, taken, 'outcome'),
      title: said,
      to: id,
      needs: rework ? ['reason'] : [],
      carries: carried(rework, title),
      rework,
    });
  }
  return outcomes;
}

// What goes back has all that was there already, and nobody receives what ends (its title is empty).
const carried = (rework: boolean, title: string): string[] => (rework || title === '' ? [] : [SUBJECT]);

export const endStage = (id: StageId): Stage => ({ ...BARE_STAGE, id, kind: 'end', title: 'Closed' });

export const BARE_STAGE = {
  description: null,
  observed: [],
  owner: null,
  tasks: [],
  form: [],
  due: null,
  late: [],
  next: [],
  outcomes: [],
  settings: {},
};
