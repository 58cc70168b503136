// Lists of cases: a page of them as a table shows it, and where several stand.
import type { Instant } from '../../../core/base/index.ts';
import { type CaseFilter, type CasePlace, cases } from '../../store/index.ts';
import type { Directories } from '../directory.ts';
import type { Versions } from '../versions.ts';
import type { Viewer, WorkGround } from '../work-ground.ts';
import { type Risk, riskOf } from '../worklist.ts';
import { nameIn } from './history.ts';
import { type CasePlaces, placesOf } from './places.ts';

export type { CasePlaces };

type Ground = WorkGround & { readonly versions: Versions; readonly directories: Directories };

export type CaseListItem = {
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly workflow: string;
  readonly workflowTitle: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly priority: string;
  readonly stages: readonly string[];
  readonly ownerNames: readonly string[];
  readonly requesterName: string | null;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly dueAt: Instant | null;
  readonly risk: Risk;
};

export type CaseQuery = Omit<CaseFilter, 'caseIds'> & {
  /** Where the page before ended; as `next` said. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

export type CasePage = { readonly items: readonly CaseListItem[]; readonly next: string | null };

export async function places(
  { db, versions, directories, now }: Ground,
  { workspaceId }: Viewer,
  caseIds: readonly string[],
): Promise<CasePlaces[]> {
  const loaded = await cases.loadMany(db.in(workspaceId), caseIds);
  const directory = await directories.directoryOf(workspaceId);
  const found = await Promise.all(
    loaded.map(async ({ state }) => {
      const compiled = await versions.compiledVersion(workspaceId, state.workflow, state.version);
      return compiled === undefined ? [] : [placesOf({ compiled, state, directory, at: now() })];
    }),
  );
  return found.flat();
}

const PAGE = 50;
const LARGEST_PAGE = 200;

export async function list(ground: Ground, { workspaceId }: Viewer, query: CaseQuery): Promise<CasePage> {
  const { after, limit = PAGE, ...filter } = query;
  const size = Math.min(limit, LARGEST_PAGE);
  const rows = await cases.list(ground.db.in(workspaceId), filter, size + 1, placeIn(after));
  const directory = await ground.directories.directoryOf(workspaceId);
  const items = await Promise.all(
    rows.slice(0, size).map(async (row): Promise<CaseListItem> => {
      const { caseId, number, title, status, priority, openedAt, updatedAt, dueAt } = row;
      const compiled = await ground.versions.compiledVersion(
        workspaceId,
        row.workflowId,
        row.workflowVersion,
      );
      const titled = (stage: string) => compiled?.stages.get(stage)?.title ?? stage;
      return {
        ...{ caseId, number, title, status, priority, openedAt, updatedAt, dueAt },
        workflow: row.workflowId,
        workflowTitle: compiled?.workflow.title ?? row.workflowId,
        outcome: row.outcome === null ? null : titled(row.outcome),
        stages: row.stages.map(titled),
        ownerNames: row.owners.flatMap((owner) => nameIn(directory, owner) ?? []),
        requesterName: nameIn(directory, row.requesterId) ?? row.requesterName,
        risk: riskOf(dueAt, ground.now()),
      };
    }),
  );
  const last = rows.length > size ? rows[size - 1] : undefined;
  return { items, next: last === undefined ? null : `${last.updatedAt}-${last.caseId}` };
}

function placeIn(after: string | undefined): CasePlace | undefined {
  const [, updatedAt, caseId] = /^(\d{1,15})-([0-9a-z]{1,64})$/.exec(after ?? '') ?? [];
  return updatedAt === undefined || caseId === undefined
    ? undefined
    : { updatedAt: Number(updatedAt), caseId };
}
