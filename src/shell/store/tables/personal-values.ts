// Values that must be erasable: the history holds a reference and a salted hash, the value and its salt lie here.
import type { Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

const OF_CASE = statement(
  'select reference, value from personal_values where workspace_id = $1 and case_id = $2 order by reference',
);
const ERASE = statement(
  'delete from personal_values where workspace_id = $1 and reference = any ($2) returning reference',
);

export const personalValues = {
  /** The values of a case by reference; an erased one is absent. */
  ofCase: async (scope: Scope, caseId: string): Promise<{ [reference: string]: Json }> => {
    const rows = await scope.rows<{ reference: string; value: Json }>(OF_CASE, [scope.workspaceId, caseId]);
    return Object.fromEntries(rows.map(({ reference, value }) => [reference, value]));
  },

  /** Erases values and salts. **shape**: how many there were. */
  erase: async (scope: Scope, references: readonly string[]): Promise<number> =>
    (await scope.rows(ERASE, [scope.workspaceId, references])).length,
};
