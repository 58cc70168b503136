// Which cases are these? Those that meet the filters, or those behind a part of a figure: a page of them, by name.
import { caseName } from '../../../core/event-log/index.ts';
import { caseSpans, casesOfFigure, numbersIn } from '../../../core/mining/index.ts';
import { keptBy } from '../kept-by.ts';
import type { OpenLog } from '../open-log.ts';
import type { FoundCase, FoundCases, Question } from '../question.ts';
import { measureGround } from './measure-ground.ts';

type Asking = Extract<Question, { about: 'cases' }>;

export function findCases(opened: OpenLog, { filters, figure, limit, offset }: Asking): FoundCases {
  const { log } = opened;
  const kept = keptBy(opened, filters);
  if (figure === undefined) {
    const numbers = numbersIn(kept ?? new Uint8Array(log.cases).fill(1));
    return {
      total: numbers.length,
      cases: numbers.slice(offset, offset + limit).map((c) => foundCase(opened, c)),
    };
  }
  const { options } = measureGround(opened, undefined, figure);
  const behind = casesOfFigure(log, figure, options);
  const seen = numbersIn(behind.seen).filter((c) => kept === undefined || kept[c] === 1);
  // Of a case without any event a filter knows nothing.
  const unseen = kept === undefined ? numbersIn(behind.unseen) : [];
  const numbers = [...seen, ...unseen.map((u) => -1 - u)];
  const lasted = new Map(numbers.map((n) => [n, lengthOf(opened, n, figure.until)]));
  const length = (n: number): number => lasted.get(n) ?? 0;
  numbers.sort((one, other) => length(other) - length(one));
  return {
    total: numbers.length,
    cases: numbers
      .slice(offset, offset + limit)
      .map((n) => (n >= 0 ? foundCase(opened, n) : unseenCase(opened, -1 - n))),
  };
}

/** How long a case has taken, an open one until now; cases without any event are numbered from -1 downwards. */
function lengthOf(opened: OpenLog, n: number, until: number | null): number {
  const { from, to } = n >= 0 ? timesOf(opened, n) : unseenTimes(opened, -1 - n);
  return (to ?? until ?? from) - from;
}

type Times = Pick<FoundCase, 'from' | 'to'>;

/** As everywhere: from when its first work was ready to its last event. */
function timesOf({ log, open }: OpenLog, c: number): Times {
  const { beganAt, endedAt } = caseSpans(log, { open });
  return timesIn(beganAt[c] as number, endedAt[c] as number);
}

const unseenTimes = ({ unseen }: OpenLog, u: number): Times =>
  timesIn(unseen.beganAt[u] as number, unseen.endedAt[u] as number);

const timesIn = (from: number, ended: number): Times => ({ from, to: Number.isNaN(ended) ? null : ended });

const foundCase = (opened: OpenLog, c: number): FoundCase => ({
  name: caseName(opened.log, c),
  events: (opened.log.caseStarts[c + 1] as number) - (opened.log.caseStarts[c] as number),
  ...timesOf(opened, c),
});

const unseenCase = (opened: OpenLog, u: number): FoundCase => ({
  name: opened.unseen.names?.[u] ?? '',
  events: 0,
  ...unseenTimes(opened, u),
});
