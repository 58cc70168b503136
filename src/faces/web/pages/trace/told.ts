// What is told of traced cases while it is being typed, and what of it can be kept or drawn already.
import { newKey } from '../../client.ts';
import { typedSpan } from '../../parts/typed-span.ts';

export type ToldStep = {
  readonly key: string;
  readonly activity: string;
  readonly who: string;
  readonly tool: string;
  /** As typed. */
  readonly waited: string;
  readonly took: string;
};
export type ToldCase = { readonly key: string; readonly name: string; readonly steps: readonly ToldStep[] };
export type Told = { readonly title: string; readonly cases: readonly ToldCase[] };

export const blankStep = (): ToldStep => ({
  key: newKey(),
  activity: '',
  who: '',
  tool: '',
  waited: '',
  took: '',
});
export const blankCase = (): ToldCase => ({ key: newKey(), name: '', steps: [blankStep(), blankStep()] });
export const blankTold = (): Told => ({ title: '', cases: [blankCase(), blankCase(), blankCase()] });

const isTold = ({ activity }: ToldStep): boolean => activity.trim() !== '';

/** Another case with the same steps, for correcting instead of typing. */
export const sameSteps = (of: ToldCase): readonly ToldStep[] =>
  of.steps.filter(isTold).map((step) => ({ ...step, key: newKey() }));

/** The cases and steps that say anything. **units**: milliseconds; `tookMs` null where nothing was typed. */
export function casesTold({ cases }: Told) {
  return cases
    .map(({ name, steps }) => ({
      name: name.trim(),
      steps: steps.filter(isTold).map((step, place) => ({
        activity: step.activity.trim(),
        who: step.who.trim(),
        tool: step.tool.trim(),
        waitedMs: place === 0 ? 0 : (typedSpan(step.waited) ?? 0),
        tookMs: typedSpan(step.took) ?? null,
      })),
    }))
    .filter(({ steps }) => steps.length > 0);
}

/** Whether some span of time cannot be read. */
export const hasUnreadable = ({ cases }: Told): boolean =>
  cases.some(({ steps }) =>
    steps.some(({ waited, took }) => typedSpan(waited) === undefined || typedSpan(took) === undefined),
  );

/** Names used so far, for offering them again. */
export function namesIn({ cases }: Told, part: 'activity' | 'who' | 'tool'): string[] {
  const names = cases.flatMap(({ steps }) => steps.map((step) => step[part].trim()));
  return [...new Set(names)].filter((name) => name !== '').sort((a, b) => a.localeCompare(b));
}

export function moved<Item>(items: readonly Item[], from: number, by: -1 | 1): readonly Item[] {
  const to = from + by;
  const [one, other] = [items[from], items[to]];
  if (one === undefined || other === undefined) return items;
  return items.map((item, place) => (place === from ? other : place === to ? one : item));
}
