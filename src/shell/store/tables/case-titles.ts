// Which titles do cases have? The last changed first, in pages, so that whoever keeps their words need not read all again.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, type Statement, statement } from '../connections.ts';

type TitleRow = { title: string; updatedAt: Instant; caseId: string };

// Each status in the order of its index; the titles of closed cases stand in theirs.
const READS = [
  "status = 'open'",
  ...['closed', 'cancelled'].map((is) => `status = '${is}' and status <> 'open'`),
].map((which) =>
  statement(`select title, updated_at as "updatedAt", case_id as "caseId" from cases
      where workspace_id = $1 and ${which} and updated_at >= to_timestamp($2::bigint / 1000.0)
        and (updated_at, case_id) < (to_timestamp($3::bigint / 1000.0), $4::text)
      order by updated_at desc, case_id desc limit $5`),
);

/** Small enough that whoever takes the words of a page of titles holds nobody else up. */
const PAGE = 2_000;
/** Before all others: in the year 5138. */
const FIRST: Pick<TitleRow, 'updatedAt' | 'caseId'> = { updatedAt: 1e14, caseId: '' };

export const caseTitles = {
  /** The titles of cases that changed since then, at most so many. */
  async *since(scope: Scope, since: Instant, most: number): AsyncGenerator<string[]> {
    let left = most;
    for (const read of READS) {
      for await (const rows of pagesOf(scope, read, since)) {
        yield rows.slice(0, left).map(({ title }) => title);
        left -= rows.length;
        if (left <= 0) return;
      }
    }
  },
};

async function* pagesOf(scope: Scope, read: Statement, since: Instant): AsyncGenerator<TitleRow[]> {
  let place = FIRST;
  for (;;) {
    const { updatedAt, caseId } = place;
    const rows = await scope.rows<TitleRow>(read, [scope.workspaceId, since, updatedAt, caseId, PAGE]);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    place = last;
  }
}
