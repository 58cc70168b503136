// Many clients that each do one thing after the other, for a few seconds: how many a second, and how long each took.

/** **units**: `perSecond` done per second; `p50`, `p95` and `p99` in milliseconds. */
export type Load = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

/** Runs `clients` at once for `seconds`. `once` does one thing for client `n` and says false when nothing is left to do. */
export async function load(
  clients: number,
  seconds: number,
  once: (n: number) => Promise<boolean>,
): Promise<Load> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async (_, n) => {
      for (let from = performance.now(); from < end; from = performance.now()) {
        if (!(await once(n))) return;
        times.push(performance.now() - from);
      }
    }),
  );
  return summed(times, begun);
}

/** So many a second come, each at its time whether those before are done or not. Times count from when each was to come. */
export async function paced(
  perSecond: number,
  seconds: number,
  once: (n: number) => Promise<boolean>,
): Promise<Load> {
  const times: number[] = [];
  const begun = performance.now();
  const under: Promise<void>[] = [];
  const count = Math.floor(perSecond * seconds);
  for (let n = 0; n < count; n++) {
    const due = begun + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(
      once(n).then((done) => {
        if (done) times.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(under);
  return summed(times, begun);
}

function summed(times: number[], begun: number): Load {
  const took = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
