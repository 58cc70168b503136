// Does a history follow a model? Fitness, precision, and every deviation with its cases and its cost.
import { fail, type Result, succeed } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import { type Deviations, deviationsOf } from './deviations/deviations.ts';
import { type IntendedModel, type IntendedWalk, MOST_TRANSITIONS, walkOf } from './intended.ts';
import { precisionOf } from './precision.ts';
import { type Replay, replay } from './replay.ts';
import { sequencesOf } from './sequences.ts';

/**
 * How a history and a model fit each other. **shape**: fitness and precision are those of the cases that ended, from 0 to
 * 1, null where there is none; deviations are those of all.
 */
export type Conformance = Deviations & {
  readonly fitness: number | null;
  readonly precision: number | null;
  readonly replay: Replay;
  /** Cases looked at, and those of them still under way. */
  readonly cases: number;
  readonly underWay: number;
};

export type ConformOptions = {
  readonly kept?: Uint8Array | undefined;
  readonly open?: Uint8Array | undefined;
};

/** Why a model is not held against anything. */
export type ConformProblem = { readonly message: string; readonly remedy: string };

/**
 * Holds a log, or its cases for which `kept` is 1, against a model; those for which `open` is 1 are under way.
 * **rejects**: a model with more than 50,000 transitions, and branches that cannot be replayed. **source**: van der Aalst, Process Mining, 2nd ed., chapter 8.
 */
export function conform(
  log: EventLog,
  model: IntendedModel,
  options: ConformOptions = {},
): Result<Conformance, ConformProblem> {
  const intended = walkOf(model, log.activities);
  if (!intended.ok) return intended;
  return intended.value.net.transitions.length > MOST_TRANSITIONS
    ? fail(TOO_LARGE)
    : succeed(held(log, intended.value, options));
}

const TOO_LARGE: ConformProblem = {
  message: `This model has more than ${MOST_TRANSITIONS.toLocaleString('en')} steps.`,
  remedy: 'Hold the history against a smaller one, for example one that leaves out what is rare.',
};

function held(log: EventLog, intended: IntendedWalk, options: ConformOptions): Conformance {
  const { kept, open } = options;
  const ended = Uint8Array.from({ length: log.cases }, (_, c) =>
    kept?.[c] === 0 || open?.[c] === 1 ? 0 : 1,
  );
  const sequences = sequencesOf(log, ended);
  const replayed = replay(intended, sequences);
  const cases = kept === undefined ? log.cases : kept.reduce((sum, bit) => sum + bit, 0);
  return {
    fitness: replayed.fitness,
    precision: precisionOf(intended, sequences),
    replay: replayed,
    ...deviationsOf(log, intended, options),
    cases,
    underWay: cases - ended.reduce((sum, bit) => sum + bit, 0),
  };
}
