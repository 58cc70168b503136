// How well does an open log follow a workflow, and does it keep to rules? A model is held against a set of cases once and
// kept, because the pages ask again: for the list, for the cases behind one deviation, for a map of those cases.
import { businessCalendar } from '../../core/base/index.ts';
import type { EventLog } from '../../core/event-log/index.ts';
import { type Conformance, checkRules, conform } from '../../core/mining/index.ts';
import { namesOfStage } from '../../core/net/index.ts';
import { nameOf } from './answer-findings.ts';
import type { OpenLog } from './open-log.ts';
import type { ConformanceAnswer, Intended, IntendedFilter, Question, RuleAnswer } from './question.ts';

/** How many answers about one log are kept. */
const MOST_KEPT = 4;

type Held = ReturnType<typeof conform> | null;

const keptOf = new WeakMap<EventLog, Map<string, Held>>();

/** Of the cases for which `kept` is 1. */
export function conformanceOf(
  opened: OpenLog,
  kept: Uint8Array | undefined,
  { rules, intended }: Extract<Question, { about: 'conformance' }>,
): ConformanceAnswer {
  const answer = heldAgainst(opened, kept, intended);
  const held = answer?.ok ? answer.value : null;
  const isOpen = (c: number): boolean => opened.open[c] === 1 && kept?.[c] !== 0;
  return {
    fitness: held?.fitness ?? null,
    precision: held?.precision ?? null,
    cases: kept === undefined ? opened.log.cases : kept.reduce((sum, bit) => sum + bit, 0),
    underWay: opened.open.reduce((sum, _, c) => sum + (isOpen(c) ? 1 : 0), 0),
    conformingCases: held?.conformingCases ?? null,
    guessed: held?.guessed ?? 0,
    deviations: (held?.deviations ?? []).map(({ caseNumbers: _, ...rest }) => rest),
    more: held?.more ?? 0,
    problem: answer === null || answer.ok ? null : answer.problem,
    rules: checked(opened, kept, rules, intended).map(asAnswer),
    activities: [...new Set([...opened.log.activities, ...namesIn(intended)])],
  };
}

/** 1 for each case with a deviation, or that breaks a rule, among the cases for which `kept` is 1. */
export function casesOffIntended(
  opened: OpenLog,
  kept: Uint8Array | undefined,
  filter: IntendedFilter,
): Uint8Array {
  const intended = filter.intended ?? NOTHING;
  const off = new Uint8Array(opened.log.cases);
  const report = filter.keep === 'breaks' ? checked(opened, kept, [filter.rule], intended)[0] : undefined;
  const numbers =
    filter.keep === 'deviation'
      ? deviationsIn(heldAgainst(opened, kept, intended)).find(({ key }) => key === filter.key)?.caseNumbers
      : report !== undefined && 'caseNumbers' in report
        ? report.caseNumbers
        : undefined;
  for (const c of numbers ?? []) off[c] = 1;
  return off;
}

const deviationsIn = (held: Held): Conformance['deviations'] => (held?.ok ? held.value.deviations : []);

const NOTHING: Intended = { workflow: null, hours: null };

/** Null where there is no workflow. */
function heldAgainst({ log, open }: OpenLog, kept: Uint8Array | undefined, { workflow }: Intended): Held {
  if (workflow === null) return null;
  const known = keptOf.get(log) ?? new Map<string, Held>();
  keptOf.set(log, known);
  const name = `${kept === undefined ? 'all' : nameOf(kept)} ${JSON.stringify([workflow.intake, workflow.stages])}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const held = conform(log, { workflow }, { kept, open });
  known.set(name, held);
  for (const old of known.keys()) if (known.size > MOST_KEPT) known.delete(old);
  return held;
}

function checked(
  { log, open }: OpenLog,
  kept: Uint8Array | undefined,
  rules: readonly string[],
  intended: Intended,
) {
  const calendar = intended.hours === null ? undefined : businessCalendar(intended.hours);
  return checkRules(log, rules, {
    ...{ kept, open, names: namesIn(intended) },
    calendar: calendar?.ok ? calendar.value : undefined,
  });
}

const namesIn = ({ workflow }: Intended): readonly string[] =>
  workflow?.stages.flatMap((stage) => namesOfStage(stage)) ?? [];

function asAnswer(report: ReturnType<typeof checkRules>[number]): RuleAnswer {
  if ('problem' in report) return report;
  const { written, text, checked: many, caseNumbers } = report;
  return { written, text, checked: many, cases: caseNumbers.length };
}
