// One measured figure, and the median of several runs: machines are noisy, the middle one is the least so.

/** **units**: named in `unit`. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

/** The median milliseconds of `runs` runs, after one that warms up. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN;
}
