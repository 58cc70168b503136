// How is a loop told of: with what predicts it, or as one that is simply common?
import { summarise, summariseKnown } from '../../statistics/order-statistics.ts';
import { wilson } from '../../statistics/wilson.ts';
import { changesAt } from '../facts/field-changes.ts';
import { periodOf } from '../facts/period.ts';
import { type Evidence, findingKey } from '../finding.ts';
import type { Candidate } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import type { Proposal } from '../proposal.ts';
import { counted, figure, grouped, listed, named, percent, workTime } from '../words.ts';
import type { Loop } from './loops.ts';
import type { Predictor } from './predictor.ts';

type Counts = { readonly returned: number; readonly passed: number };

/** A loop that a trait predicts. */
export function predictedLoop(
  ground: FindingGround,
  loop: Loop,
  told: Counts & { readonly predictor: Predictor },
): Candidate {
  const { predictor } = told;
  const { both, onlyFirst, onlySecond, neither } = predictor.table;
  const [share, elsewhere] = [both / (both + onlyFirst), onlySecond / (onlySecond + neither)];
  const odds = ((both + 0.5) * (neither + 0.5)) / ((onlyFirst + 0.5) * (onlySecond + 0.5));
  return {
    ...shownLoop(ground, loop, told),
    pValue: predictor.pValue,
    text: `${happens(ground, loop)} ${percent(share)} of the cases ${predictor.says} against ${percent(elsewhere)} elsewhere, and each time costs ${each(ground, loop)}.`,
    proposal: proposalOf(ground, loop, predictor),
    evidence: [
      { label: `Cases ${predictor.says}`, value: `${grouped(both)} of ${grouped(both + onlyFirst)} return` },
      { label: 'All others', value: `${grouped(onlySecond)} of ${grouped(onlySecond + neither)} return` },
      { label: 'Odds ratio', value: figure(odds) },
      { label: 'Chosen among', value: counted(predictor.tried, 'value') },
      ...evidenceOf(ground, loop, told),
    ],
    key: findingKey('rework', placeOf(ground, loop), predictor.trait.field ?? ''),
  };
}

/** A loop that many cases take, whoever they are. */
export function commonLoop(
  ground: FindingGround,
  loop: Loop,
  told: Counts & { readonly pValue: number },
): Candidate {
  const { returned, passed, pValue } = told;
  return {
    ...shownLoop(ground, loop, told),
    pValue,
    text: `${happens(ground, loop)} ${percent(returned / passed)} of the cases ${reaching(ground, loop)}, and each time costs ${each(ground, loop)}.`,
    proposal: proposalOf(ground, loop, undefined),
    evidence: evidenceOf(ground, loop, told),
    key: findingKey('rework', placeOf(ground, loop)),
  };
}

const nameOf = ({ log }: FindingGround, activity: number): string => log.activities[activity] ?? '';

const placeOf = (ground: FindingGround, { from, to }: Loop) => ({
  from: nameOf(ground, from),
  to: nameOf(ground, to),
});

/** "Returns from Check to Register happen in", or, where the loop leads back to its own step, "Check is done again … in". */
function happens(ground: FindingGround, { from, to, via }: Loop): string {
  const [sender, again] = [named(nameOf(ground, from)), named(nameOf(ground, to))];
  if (from === to) return `${again} is done again after ${named(nameOf(ground, via))} in`;
  return `Returns from ${sender} to ${again} happen in`;
}

const reaching = (ground: FindingGround, { from, to }: Loop): string =>
  from === to ? 'that reach it' : `that reach ${named(nameOf(ground, from))}`;

const each = ({ hours }: FindingGround, { lastsMs }: Loop): string =>
  workTime(summarise(Float64Array.from(lastsMs)).median, hours);

function shownLoop(ground: FindingGround, loop: Loop, { returned }: Counts) {
  const costMs = loop.lastsMs.reduce((sum, ms) => sum + ms, 0);
  const caseNumbers = Uint32Array.from(new Set(loop.cases)).sort();
  return { kind: 'rework' as const, at: placeOf(ground, loop), cases: returned, costMs, caseNumbers };
}

function evidenceOf(ground: FindingGround, loop: Loop, { returned, passed }: Counts): readonly Evidence[] {
  const { low, high } = wilson(returned, passed);
  const again = summariseKnown(Float64Array.from(loop.againMs)).median;
  const work = Number.isNaN(again) ? [] : [{ label: 'Of it work', value: workTime(again, ground.hours) }];
  const share = `${grouped(returned)} of ${grouped(passed)}`;
  const perCase = figure(loop.cases.length / returned);
  return [
    { label: 'Cases that return', value: `${share}, 95% interval ${percent(low)} to ${percent(high)}` },
    { label: 'Returns', value: `${grouped(loop.cases.length)}, ${perCase} a case that returns` },
    { label: 'Median time until it is back', value: each(ground, loop) },
    ...work,
    ...periodOf(ground.log),
  ];
}

/** What is put right in the step that work goes back to should have been there from the start. */
function proposalOf(ground: FindingGround, loop: Loop, predictor: Predictor | undefined): Proposal {
  const [from, to] = [nameOf(ground, loop.from), nameOf(ground, loop.to)];
  const corrected = correctedAt(ground, loop);
  const known = predictor?.trait.field ? [predictor.trait.field] : [];
  const fields = corrected.length > 0 ? corrected : known;
  const what = corrected.length > 0 ? listed(corrected.map(named)) : 'what is missing';
  const whose = predictor && known.length > 0 ? ` in the cases ${predictor.says}` : '';
  const text =
    from === to
      ? `Find out what ${named(nameOf(ground, loop.via))} puts right, and have it right before ${named(to)} begins.`
      : `Ask for ${what} at ${named(to)}${whose}, and let work go on to ${named(from)} only with it.`;
  return { text, change: fields.length > 0 ? { kind: 'require-fields', activity: from, fields } : null };
}

/** The fields that get another value at the step that work goes back to, in a good part of the returns. */
function correctedAt(ground: FindingGround, { to, cases }: Loop): string[] {
  const { fields } = ground.changes();
  const least = cases.length * CORRECTED;
  return fields.flatMap((field) => (changesAt(ground.log, field, to) >= least ? [field.name] : []));
}
const CORRECTED = 0.3;
