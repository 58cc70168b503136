// Filters with a name: somebody keeps a set of them for one history, and everybody of the workspace finds it there.
import { fail, type Instant, type Json, type Result, succeed } from '../../core/base/index.ts';
import type { Filter } from '../analysis/index.ts';
import { logs, newId, type SavedFilterRow, type Scope, savedFilters, workflows } from '../store/index.ts';
import type { HistorySource } from './insight/insight-service.ts';
import { NO_LOG } from './insight/refusals.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';
import { NO_SUCH_WORKFLOW } from './workflows/workflow-catalogue.ts';

/** **units**: an instant. **shape**: `savedBy` is a person's id. */
export type SavedFilter = {
  readonly id: string;
  readonly name: string;
  readonly filters: readonly Filter[];
  readonly savedAt: Instant;
  readonly savedBy: string | null;
};

export type SavedFilterService = {
  /** Those of one history, by name. */
  list(workspaceId: string, source: HistorySource): Promise<Result<readonly SavedFilter[], Refusal>>;
  /** Keeps a set under its name; one of that name is replaced. */
  save(
    by: By,
    source: HistorySource,
    named: { readonly name: string; readonly filters: readonly Filter[] },
  ): Promise<Result<SavedFilter, Refusal>>;
  remove(by: By, id: string): Promise<Result<undefined, Refusal>>;
};

/** How many sets one history may have: more than anybody picks from. */
const MOST = 200;

const NO_FILTER: Refusal = {
  kind: 'not-found',
  code: 'saved-filter-not-found',
  message: 'This saved filter is not here any more. Somebody removed it.',
};

const TOO_MANY: Refusal = {
  kind: 'conflict',
  code: 'too-many-saved-filters',
  message: `There are ${MOST} saved filters already. Remove one that nobody needs, then save this one.`,
};

export function createSavedFilterService({ db, now }: Ground): SavedFilterService {
  return {
    list: async (workspaceId, source) => {
      const scope = db.in(workspaceId);
      const missing = await missingIn(scope, source);
      if (missing) return fail(missing);
      return succeed((await savedFilters.list(scope, nameOf(source), MOST)).map(viewOf));
    },
    save: async (by, source, { name, filters }) => {
      const scope = db.in(by.workspaceId);
      const missing = await missingIn(scope, source);
      if (missing) return fail(missing);
      const others = await savedFilters.list(scope, nameOf(source), MOST);
      if (others.length === MOST && !others.some((other) => other.name === name)) return fail(TOO_MANY);
      const row: SavedFilterRow = {
        filterId: newId(),
        source: nameOf(source),
        name,
        filters: filters as unknown as Json,
        savedAt: now(),
        savedBy: by.personId,
      };
      const filterId = await savedFilters.put(scope, row);
      announce(db, by.workspaceId, 'saved-filters-changed');
      return succeed(viewOf({ ...row, filterId }));
    },
    remove: async (by, id) => {
      if (!(await savedFilters.remove(db.in(by.workspaceId), id))) return fail(NO_FILTER);
      announce(db, by.workspaceId, 'saved-filters-changed');
      return succeed(undefined);
    },
  };
}

const nameOf = (source: HistorySource): string =>
  source.of === 'log' ? `log/${source.logId}` : `workflow/${source.workflowId}`;

async function missingIn(scope: Scope, source: HistorySource): Promise<Refusal | undefined> {
  if (source.of === 'log') return (await logs.get(scope, source.logId)) ? undefined : NO_LOG;
  return (await workflows.get(scope, source.workflowId)) ? undefined : NO_SUCH_WORKFLOW;
}

const viewOf = ({ filterId, name, filters, savedAt, savedBy }: SavedFilterRow): SavedFilter => ({
  id: filterId,
  name,
  filters: filters as unknown as readonly Filter[],
  savedAt,
  savedBy,
});
