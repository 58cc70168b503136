// Lists of cases: a page of them as a table shows it, and where several stand.
import type { Instant } from '../../../core/base/index.ts';
import { type CaseFilter, type CasePlace, cases } from '../../store/index.ts';
import type { Directories } from '../directory.ts';
import type { Versions } from '../versions.ts';
import type { Viewer, WorkGround } from '../work-ground.ts';
import { type Risk, riskOf } from '../worklist.ts';
import { nameIn } from './history.ts';
import { type CasePlaces, placesOf } from './places.ts';
import { meaningOf } from './search/meaning.ts';
import { createWordsKept, type WordsKept } from './search/words-kept.ts';

export type { CasePlaces };

type Ground = WorkGround & { readonly versions: Versions; readonly directories: Directories };
type Searched = Ground & { readonly words: WordsKept };

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

export type CaseQuery = Omit<CaseFilter, 'caseIds' | 'spellings'> & {
  /** Whether words may have been mistyped: where nothing is found, the closest words of titles are looked for. */
  readonly forgiving?: boolean | undefined;
  /** Where the page before ended; as `next` said. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

export type CasePage = {
  readonly items: readonly CaseListItem[];
  readonly next: string | null;
  /** The words that were found in place of what was mistyped; empty where all was found as it was typed. */
  readonly readAs: readonly string[];
};

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

export function createLister(ground: Ground): (viewer: Viewer, query: CaseQuery) => Promise<CasePage> {
  const searched = { ...ground, words: createWordsKept(ground) };
  return (viewer, query) => list(searched, viewer, query);
}

/** What was typed is looked for first, and only where that is nowhere what may have been meant by it. */
async function list(ground: Searched, viewer: Viewer, query: CaseQuery): Promise<CasePage> {
  const { forgiving = false, ...asTyped } = query;
  const { text = '' } = asTyped;
  if (!forgiving || text.trim() === '') return { ...(await pageOf(ground, viewer, asTyped)), readAs: [] };
  if (query.after?.endsWith(AS_MEANT) !== true) {
    ground.words.prepare(viewer.workspaceId);
    const page = await pageOf(ground, viewer, asTyped);
    if (page.items.length > 0 || query.after !== undefined) return { ...page, readAs: [] };
  }
  const meaning = meaningOf(text, await ground.words.wordsOf(viewer.workspaceId));
  if (meaning.spellings.length === 0) return { items: [], next: null, readAs: [] };
  const { items, next } = await pageOf(ground, viewer, { ...asTyped, ...meaning });
  const titles = items.map(({ title }) => title.toLowerCase());
  // Only what stands in titles that are shown is told.
  const found = meaning.spellings.flat().filter((word) => titles.some((title) => title.includes(word)));
  return {
    items,
    next: next === null ? null : `${next}${AS_MEANT}`,
    readAs: found.filter((word) => !meaning.typed.includes(word)),
  };
}

/** Ends the place of a page of what was meant, for the next one is of the same. */
const AS_MEANT = '~';

type Page = Pick<CasePage, 'items' | 'next'>;
type Asked = Omit<CaseFilter, 'caseIds'> & Pick<CaseQuery, 'after' | 'limit'>;

async function pageOf(ground: Ground, { workspaceId }: Viewer, query: Asked): Promise<Page> {
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
  const [, updatedAt, caseId] = /^(\d{1,15})-([0-9a-z]{1,64})~?$/.exec(after ?? '') ?? [];
  return updatedAt === undefined || caseId === undefined
    ? undefined
    : { updatedAt: Number(updatedAt), caseId };
}
