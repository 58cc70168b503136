// Every open case of a workflow by stage: how many stand in each column, and the first cards of each.
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { Compiled } from '../../core/engine/index.ts';
import { type Directory, reject } from '../../core/model/index.ts';
import { type BoardCard as BoardRow, boards, type StageCount } from '../store/index.ts';
import { nameIn } from './case/history.ts';
import type { Directories } from './directory.ts';
import type { Refusal } from './refusal.ts';
import { rejected } from './rejected.ts';
import type { Versions } from './versions.ts';
import type { Viewer, WorkGround } from './work-ground.ts';
import { type Risk, riskOf } from './worklist.ts';

export type Card = {
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly priority: string;
  readonly stage: string;
  readonly workItem: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly enteredAt: Instant;
  readonly dueAt: Instant | null;
  readonly risk: Risk;
  /** True where the viewer has it or may take it. */
  readonly mine: boolean;
};

export type Column = {
  readonly stage: string;
  readonly title: string;
  readonly kind: string;
  readonly count: number;
  readonly late: number;
  /** Stages that a way leads to from here. */
  readonly ways: readonly string[];
  readonly cards: readonly Card[];
};

export type Board = {
  readonly workflow: string;
  readonly title: string;
  readonly total: number;
  readonly columns: readonly Column[];
};

export type BoardFilter = {
  readonly ownerId?: string | undefined;
  readonly late?: boolean | undefined;
  readonly text?: string | undefined;
  /** How many cards of each column are sent. */
  readonly limit?: number | undefined;
};

export type BoardService = {
  board(viewer: Viewer, workflowId: string, filter: BoardFilter): Promise<Result<Board, Refusal>>;
  /** One column with more of its cards. */
  column(
    viewer: Viewer,
    workflowId: string,
    stage: string,
    filter: BoardFilter,
  ): Promise<Result<Column, Refusal>>;
};

type Ground = WorkGround & { readonly versions: Versions; readonly directories: Directories };

const FIRST_CARDS = 60;

export function createBoardService(ground: Ground): BoardService {
  return {
    board: async (viewer, workflowId, filter) => {
      const read = await readBoard(ground, viewer, workflowId, filter);
      if (!read.ok) return read;
      const { compiled, counts } = read.value;
      const columns = stagesShown(read.value).map((stage) => columnOf(read.value, stage, filter.limit));
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      return succeed({ workflow: workflowId, title: compiled.workflow.title, total, columns });
    },
    column: async (viewer, workflowId, stage, filter) => {
      const read = await readBoard(ground, viewer, workflowId, { ...filter, stage });
      if (!read.ok) return read;
      const known = stagesShown(read.value).includes(stage) || read.value.compiled.stages.has(stage);
      if (!known) return fail(rejected(reject('stage-unknown', { stage })));
      return succeed(columnOf(read.value, stage, filter.limit));
    },
  };
}

/** `counts` of all that fits, `cards` at least as many of each stage as are shown. */
type Read = { compiled: Compiled; counts: readonly StageCount[]; cards: readonly Card[] };

async function readBoard(
  { db, versions, directories, now }: Ground,
  { workspaceId, personId }: Viewer,
  workflowId: string,
  filter: BoardFilter & { readonly stage?: string },
): Promise<Result<Read, Refusal>> {
  const compiled = await versions.current(workspaceId, workflowId);
  if (compiled === undefined)
    return fail(rejected(reject('workflow-not-published', { workflow: workflowId })));
  const scope = db.in(workspaceId);
  const seen = { directory: await directories.directoryOf(workspaceId), personId, at: now() };
  const found = await boards.cards(scope, workflowId, { ...filter, limit: filter.limit ?? FIRST_CARDS });
  return succeed({ compiled, counts: found.counts, cards: found.cards.map((row) => cardOf(row, seen)) });
}

function cardOf(
  row: BoardRow,
  { directory, personId, at }: { directory: Directory; personId: string; at: Instant },
): Card {
  const { caseId, number, title, priority, stage, enteredAt, dueAt, ownerId } = row;
  const mine = ownerId === null ? (row.candidates ?? []).includes(personId) : ownerId === personId;
  return {
    ...{ caseId, number, title, priority, stage, enteredAt, dueAt, ownerId, mine },
    workItem: row.workItemId,
    ownerName: nameIn(directory, ownerId),
    risk: riskOf(dueAt, at),
  };
}

/** The stages of the version, ends left out (nothing stays there); and those of older versions where cases still stand. */
function stagesShown({ compiled, counts }: Read): string[] {
  const { stages } = compiled.workflow;
  const standing = new Set(counts.map(({ stage }) => stage));
  const passing = new Set(['end', 'decide', 'automatic', 'split', 'join', 'scope']);
  const shown = stages.filter(({ id, kind }) => !passing.has(kind) || standing.has(id)).map(({ id }) => id);
  return [...shown, ...[...standing].filter((stage) => !shown.includes(stage))];
}

function columnOf({ compiled, counts, cards }: Read, stage: string, limit = FIRST_CARDS): Column {
  const declared = compiled.stages.get(stage);
  const ways = [...(declared?.next ?? []), ...(declared?.outcomes ?? [])].map(({ to }) => to);
  const { count, late } = counts.find((each) => each.stage === stage) ?? { count: 0, late: 0 };
  return {
    ...{ stage, count, late },
    title: declared?.title ?? stage,
    kind: declared?.kind ?? 'work',
    ways: [...new Set(ways)],
    cards: cards.filter((card) => card.stage === stage).slice(0, limit),
  };
}
