// Of many things tested, which may be believed? Adjusted p-values that bound the share of false ones among those told
// (Benjamini and Hochberg, Controlling the false discovery rate, 1995).

/** Adjusted p-values in the order given: telling those at most q keeps false discoveries at q of the told. NaN counts as 1. */
export function adjustForMany(pValues: readonly number[]): Float64Array {
  const many = pValues.length;
  const p = Float64Array.from(pValues, (value) => (value >= 0 && value <= 1 ? value : 1));
  const order = Uint32Array.from({ length: many }, (_, i) => i).sort(
    (a, b) => (p[a] as number) - (p[b] as number),
  );
  const adjusted = new Float64Array(many);
  let least = 1;
  for (let rank = many; rank >= 1; rank--) {
    const place = order[rank - 1] as number;
    least = Math.min(least, ((p[place] as number) * many) / rank);
    adjusted[place] = least;
  }
  return adjusted;
}
