// Which cases stand behind a number on the map? Those of an import by the log's name, our own with number, title and link.
import { type Instant, type Result, succeed } from '../../../core/base/index.ts';
import type { FigureAsked, Filter, FoundCases } from '../../analysis/index.ts';
import { cases, type Scope } from '../../store/index.ts';
import type { Refusal } from '../refusal.ts';

/** **shape**: `caseId` is null for a case that is not ours. **units**: instants. */
export type CaseBehind = {
  readonly name: string;
  readonly caseId: string | null;
  readonly number: number | null;
  readonly events: number;
  readonly from: Instant;
  readonly to: Instant | null;
};
export type CasesBehind = { readonly total: number; readonly cases: readonly CaseBehind[] };
export type CasesAsked = {
  readonly filters: readonly Filter[];
  readonly figure?: FigureAsked | undefined;
  readonly limit: number;
  readonly offset: number;
};

export const casesOfLog = ({ total, cases }: FoundCases): CasesBehind => ({
  total,
  cases: cases.map((found) => ({ ...found, caseId: null, number: null })),
});

/** Our own cases are known by their id; a reader knows them by number and title. */
export async function casesOfOurs(
  scope: Scope,
  { total, cases: found }: FoundCases,
): Promise<Result<CasesBehind, Refusal>> {
  const caseIds = found.map(({ name }) => name);
  const rows = caseIds.length === 0 ? [] : await cases.list(scope, { caseIds }, caseIds.length);
  const byId = new Map(rows.map((row) => [row.caseId, row]));
  return succeed({
    total,
    cases: found.map(({ name, ...rest }) => {
      const row = byId.get(name);
      return { ...rest, name: row?.title ?? name, caseId: name, number: row?.number ?? null };
    }),
  });
}
