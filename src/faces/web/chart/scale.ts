// From figures to places on the paper, and the round figures written along an axis.
import type { Measure } from './figures.ts';

const DURATION_STEPS = [
  1_000, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 10_800_000, 21_600_000,
  43_200_000, 86_400_000, 172_800_000, 432_000_000, 864_000_000, 1_728_000_000, 4_320_000_000, 8_640_000_000,
] as const;

/** Round figures from 0 to at least `most`, about `wanted` of them. */
export function ticks(most: number, wanted: number, measure: Measure): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / Math.max(wanted, 1);
  const isTime = measure === 'duration' || measure === 'work-time';
  const step = isTime ? durationStep(rough) : decimalStep(rough, measure === 'count');
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function decimalStep(rough: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough - 1e-12) ?? power * 10;
  return whole && step < 1 ? 1 : whole && step === 2.5 ? 5 : step;
}

function durationStep(rough: number): number {
  const last = DURATION_STEPS.at(-1) ?? 1;
  return DURATION_STEPS.find((step) => step >= rough) ?? Math.ceil(rough / last) * last;
}

/** Which of many places are named, so that names of this width do not touch; the last always is. */
export function namedPlaces(count: number, width: number, nameWidth: number): number[] {
  const most = Math.max(1, Math.floor(width / Math.max(nameWidth, 1)));
  const step = Math.max(1, Math.ceil(count / most));
  const named: number[] = [];
  for (let index = count - 1; index >= 0; index -= step) named.unshift(index);
  return named;
}
