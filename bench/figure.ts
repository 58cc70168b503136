// One measured figure: the median of several runs, and the best of them, which other work on the machine disturbed least.

/** **units**: named in `unit`. `best` is left out where one run is all there is; `note` says what else was measured. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly best?: number;
  readonly note?: string;
};

/** How long the work takes: milliseconds over `runs` runs, after one that warms up. */
export async function timed(name: string, runs: number, work: () => unknown): Promise<Figure> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { name, value: times[runs >> 1] ?? Number.NaN, unit: 'ms', best: times[0] ?? Number.NaN };
}
