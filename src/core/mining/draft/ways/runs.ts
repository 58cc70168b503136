// Where in the steps of a case is something done side by side? Undisturbed runs of the stages of a block; what comes a second
// time begins a run of its own.
/** Stages done side by side, in groups: a group keeps its order inside. */
export type Beside = readonly (readonly number[])[];

/** Where each stage belongs. **shape**: blocks and groups by their place in what they were made of. */
export type Belonging = ReadonlyMap<
  number,
  { readonly block: number; readonly group: number; readonly isAlone: boolean }
>;

export const belongingTo = (besides: readonly Beside[]): Belonging =>
  new Map(
    besides.flatMap((beside, block) =>
      beside.flatMap((stages, group) =>
        stages.map((stage) => [stage, { block, group, isAlone: stages.length === 1 }] as const),
      ),
    ),
  );

/** **shape**: the steps from `begin` up to `end`; `block` is -1 for a single step that belongs to none. */
export type Run = { readonly block: number; readonly begin: number; readonly end: number };

export function runsOf(stage: Int32Array, from: number, to: number, belonging: Belonging): Run[] {
  const runs: Run[] = [];
  const seen = new Set<number>();
  let begin = from;
  const endRun = (end: number): void => {
    const block = belonging.get(stage[begin] as number)?.block ?? -1;
    if (end > begin) runs.push({ block, begin, end });
    begin = end;
    seen.clear();
  };
  for (let i = from; i < to; i++) {
    const here = stage[i] as number;
    const own = belonging.get(here);
    const before = i > begin ? belonging.get(stage[i - 1] as number) : own;
    const isAgain = own?.isAlone === true && seen.has(here) && stage[i - 1] !== here;
    if (own === undefined || own.block !== before?.block || isAgain) endRun(i);
    seen.add(here);
    if (own === undefined) endRun(i + 1);
  }
  endRun(to);
  return runs;
}
