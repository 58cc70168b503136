// Who takes a way around, and is that chance? Each performer is tested against all others (Fisher, one-sided, paid for all that
// were tried), and the whole table by chi-square.
import { chiSquareTail } from '../../statistics/tails.ts';
import { fisherGreater } from '../../statistics/two-by-two.ts';
import type { FindingGround } from '../ground.ts';
import type { WayAround } from './ways-around.ts';

/**
 * **shape**: `names` who take it far more often than others; `share` of the cases they have at the step, `others` of all others';
 * `behind` their part of all the times it was taken; `pValue` of a table as uneven as this by chance.
 */
export type Takers = {
  readonly names: readonly string[];
  readonly share: number;
  readonly others: number;
  readonly behind: number;
  readonly pValue: number;
};

const SURE = 0.01;
/** A taker takes it this much oftener than all together. */
const OFTENER = 1.5;
/** Who has had the step less often than this is counted among the rest. */
const FEWEST = 10;

type Row = { readonly name: string; readonly took: number; readonly had: number };

/** Those who choose the way: who leave the step before it, or who begin the step behind it; two tests, and paid for as two. */
export function takersOf(ground: FindingGround, { around, usual, to, goal }: WayAround): Takers {
  const leaving = takersAmong(rowsOf(ground, around.left, usual.left));
  // Who does something else instead is a specialist of that, and says nothing of a choice.
  if (to !== goal) return leaving;
  const taking = takersAmong(rowsOf(ground, around.reached, usual.reached));
  const better = taking.pValue < leaving.pValue ? taking : leaving;
  return { ...better, pValue: Math.min(1, better.pValue * 2) };
}

function takersAmong(rows: readonly Row[]): Takers {
  const all = sumOf(rows);
  const takers = rows.filter((row) => isTaker(row, all, rows.length));
  const [theirs, rest] = [sumOf(takers), sumOf(rows.filter((row) => !takers.includes(row)))];
  return {
    names: takers.map(({ name }) => name),
    share: theirs.took / Math.max(1, theirs.had),
    others: rest.took / Math.max(1, rest.had),
    behind: theirs.took / Math.max(1, all.took),
    pValue: pOf(rows, all),
  };
}

function rowsOf(ground: FindingGround, around: Int32Array, usual: Int32Array): Row[] {
  const { names, of } = ground.performers();
  const [took, had] = [new Float64Array(names.length + 1), new Float64Array(names.length + 1)];
  const count = (into: Float64Array, i: number) => {
    const who = of[i] as number;
    const place = who < 0 ? names.length : who;
    into[place] = (into[place] as number) + 1;
  };
  for (const i of around) {
    count(took, i);
    count(had, i);
  }
  for (const i of usual) count(had, i);
  const rows = names.map((name, who) => ({ name, took: took[who] as number, had: had[who] as number }));
  return rows
    .filter((row) => row.had >= FEWEST)
    .sort((a, b) => b.took - a.took || (a.name < b.name ? -1 : 1));
}

const sumOf = (rows: readonly Row[]): Row => ({
  name: '',
  took: rows.reduce((sum, { took }) => sum + took, 0),
  had: rows.reduce((sum, { had }) => sum + had, 0),
});

function isTaker({ took, had }: Row, all: Row, tried: number): boolean {
  if (took / had < (OFTENER * all.took) / all.had) return false;
  const rest = { took: all.took - took, had: all.had - had };
  const table = { both: took, onlyFirst: had - took, onlySecond: rest.took, neither: rest.had - rest.took };
  return rest.had > 0 && fisherGreater(table) * tried < SURE;
}

function pOf(rows: readonly Row[], all: Row): number {
  if (rows.length < 2 || all.took === 0 || all.took === all.had) return 1;
  const share = all.took / all.had;
  let sum = 0;
  for (const { took, had } of rows) sum += (took - had * share) ** 2 / (had * share * (1 - share));
  return chiSquareTail(sum, rows.length - 1);
}
