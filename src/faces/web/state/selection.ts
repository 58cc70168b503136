// Which rows of a list are chosen, to do one thing with all of them.
import { useCallback, useMemo, useRef, useState } from 'react';

export type Selection<Row> = {
  readonly size: number;
  readonly rows: readonly Row[];
  has(row: Row): boolean;
  /** Chooses the row or lets it go; with `range`, all from the one before to it, as they stand in `among`. Always the same one. */
  turn(row: Row, among: readonly Row[], range: boolean): void;
  /** Chooses these too, or lets them go. */
  turnAll(rows: readonly Row[], on: boolean): void;
  clear(): void;
};

/** Nothing is chosen at first. Chosen rows stay chosen when the list below them changes; `idOf` must not change. */
export function useSelection<Row>(idOf: (row: Row) => string): Selection<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const last = useRef<string>(undefined);
  const latest = useRef(chosen);
  latest.current = chosen;
  const turnAll = useCallback(
    (rows: readonly Row[], on: boolean) =>
      setChosen((now) => {
        const next = new Map(now);
        for (const row of rows) on ? next.set(idOf(row), row) : next.delete(idOf(row));
        return next;
      }),
    [idOf],
  );
  const turn = useCallback(
    (row: Row, among: readonly Row[], range: boolean) => {
      const id = idOf(row);
      const rows = range
        ? between(among.map(idOf), last.current, id).flatMap((at) => among[at] ?? [])
        : [row];
      last.current = id;
      turnAll(rows.length === 0 ? [row] : rows, !latest.current.has(id));
    },
    [idOf, turnAll],
  );
  const clear = useCallback(() => setChosen(new Map()), []);
  return useMemo(
    () => ({
      size: chosen.size,
      rows: [...chosen.values()],
      has: (row) => chosen.has(idOf(row)),
      ...{ turn, turnAll, clear },
    }),
    [chosen, idOf, turn, turnAll, clear],
  );
}

/** The places from one to the other; none where either is not there. */
export function between(ids: readonly string[], from: string | undefined, to: string): number[] {
  const [a, b] = [from === undefined ? -1 : ids.indexOf(from), ids.indexOf(to)];
  if (a < 0 || b < 0) return [];
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, n) => Math.min(a, b) + n);
}
