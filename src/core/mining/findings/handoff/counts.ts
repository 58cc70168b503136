// How often was each small number met?

/** Counts by number; numbers not met have none. */
export function ofCounts(): { readonly counts: number[]; add(number: number): void } {
  const counts: number[] = [];
  return {
    counts,
    add: (number) => {
      while (counts.length <= number) counts.push(0);
      counts[number] = (counts[number] as number) + 1;
    },
  };
}
