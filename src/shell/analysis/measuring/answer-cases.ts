// Which cases are these? Those that meet the filters, or those behind a part of a figure: a page of them, by name.
import { caseName, type EventLog } from '../../../core/event-log/index.ts';
import { casesOfFigure, numbersIn } from '../../../core/mining/index.ts';
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
      cases: numbers.slice(offset, offset + limit).map((c) => foundCase(log, c)),
    };
  }
  const { options } = measureGround(opened, undefined, figure);
  const behind = casesOfFigure(log, figure, options);
  const seen = numbersIn(behind.seen).filter((c) => kept === undefined || kept[c] === 1);
  const length = (c: number): number => endOf(log, c) - (log.at[log.caseStarts[c] as number] as number);
  seen.sort((a, b) => length(b) - length(a) || a - b);
  // Of a case without any event a filter knows nothing.
  const unseen = kept === undefined ? numbersIn(behind.unseen) : [];
  const cases = [...seen, ...unseen.map((u) => -1 - u)].slice(offset, offset + limit);
  return {
    total: seen.length + unseen.length,
    cases: cases.map((c) => (c >= 0 ? foundCase(log, c) : unseenCase(opened, -1 - c, figure.until))),
  };
}

const endOf = (log: EventLog, c: number): number => log.at[(log.caseStarts[c + 1] as number) - 1] as number;

function foundCase(log: EventLog, c: number): FoundCase {
  const first = log.caseStarts[c] as number;
  return {
    name: caseName(log, c),
    events: (log.caseStarts[c + 1] as number) - first,
    from: log.at[first] as number,
    to: endOf(log, c),
  };
}

function unseenCase({ unseen }: OpenLog, u: number, until: number | null): FoundCase {
  const from = unseen.beganAt[u] as number;
  const ended = unseen.endedAt[u] as number;
  return {
    name: unseen.names?.[u] ?? '',
    events: 0,
    from,
    to: Number.isNaN(ended) ? (until ?? from) : ended,
  };
}
