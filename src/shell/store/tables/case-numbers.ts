// The number that people call a case by: #1042. Counted per workspace, outside the commit, so that opening cases does
// not make them wait for each other; a number that was taken and not used is simply skipped.
import { type Scope, statement } from '../connections.ts';

const TAKE = statement(
  'update case_numbers set last_number = last_number + $2 where workspace_id = $1 returning last_number as last',
);

export const caseNumbers = {
  /** Takes `count` numbers. **shape**: the first of them; the rest follow without gap. */
  take: async (scope: Scope, count = 1): Promise<number> => {
    const [row] = await scope.rows<{ last: number }>(TAKE, [scope.workspaceId, count]);
    if (row === undefined) throw new RangeError(`There is no workspace ${scope.workspaceId}.`);
    return row.last - count + 1;
  },
};
