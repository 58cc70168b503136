// One after the other: of two who ask at the same moment, the second sees what the first left behind.

/** Runs each work when those before it have ended, however they ended. */
export function inTurn(): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
