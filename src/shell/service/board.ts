// Every open case of a workflow by stage: how many stand in each column, and the first cards of each.
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { Compiled } from '../../core/engine/index.ts';
import { type Directory, reject } from '../../core/model/index.ts';
import { type BoardCard as BoardRow, cases } from '../store/index.ts';
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
const MOST_CARDS = 20_000;

export function createBoardService(ground: Ground): BoardService {
  return {
    board: async (viewer, workflowId, filter) => {
      const read = await readBoard(ground, viewer, workflowId, filter);
      if (!read.ok) return read;
      const { compiled, cards } = read.value;
      const columns = stagesShown(compiled, cards).map((stage) => columnOf(read.value, stage, filter.limit));
      return succeed({ workflow: workflowId, title: compiled.workflow.title, total: cards.length, columns });
    },
    column: async (viewer, workflowId, stage, filter) => {
      const read = await readBoard(ground, viewer, workflowId, filter);
      if (!read.ok) return read;
      const known =
        read.value.compiled.stages.has(stage) || read.value.cards.some((card) => card.stage === stage);
      if (!known) return fail(rejected(reject('stage-unknown', { stage })));
      return succeed(columnOf(read.value, stage, filter.limit));
    },
  };
}

type Read = { compiled: Compiled; cards: readonly Card[] };

async function readBoard(
  { db, versions, directories, now }: Ground,
  { workspaceId, personId }: Viewer,
  workflowId: string,
  filter: BoardFilter,
): Promise<Result<Read, Refusal>> {
  const compiled = await versions.current(workspaceId, workflowId);
  if (compiled === undefined)
    return fail(rejected(reject('workflow-not-published', { workflow: workflowId })));
  const [rows, directory] = await Promise.all([
    cases.board(db.in(workspaceId), workflowId, MOST_CARDS),
    directories.directoryOf(workspaceId),
  ]);
  const at = now();
  const cards = rows.map((row) => cardOf(row, { directory, personId, at }));
  return succeed({ compiled, cards: cards.filter((card) => fits(card, filter)) });
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

function fits(card: Card, { ownerId, late, text }: BoardFilter): boolean {
  if (ownerId !== undefined && card.ownerId !== ownerId) return false;
  if (late === true && card.risk !== 'late') return false;
  const sought = text?.trim().toLowerCase() ?? '';
  return (
    sought === '' ||
    card.title.toLowerCase().includes(sought) ||
    `#${card.number}` === `#${sought.replace('#', '')}`
  );
}

/** The stages of the version, ends left out (nothing stays there); and those of older versions where cases still stand. */
function stagesShown({ workflow }: Compiled, cards: readonly Card[]): string[] {
  const now = workflow.stages.filter(({ kind }) => kind !== 'end').map(({ id }) => id);
  const standing = new Set(cards.map(({ stage }) => stage));
  const instant = new Set(
    workflow.stages.filter(({ kind }) => kind === 'decide' || kind === 'automatic').map(({ id }) => id),
  );
  const shown = now.filter((stage) => !instant.has(stage) || standing.has(stage));
  return [...shown, ...[...standing].filter((stage) => !shown.includes(stage))];
}

function columnOf({ compiled, cards }: Read, stage: string, limit = FIRST_CARDS): Column {
  const inside = cards.filter((card) => card.stage === stage);
  const declared = compiled.stages.get(stage);
  const ways = [...(declared?.next ?? []), ...(declared?.outcomes ?? [])].map(({ to }) => to);
  return {
    stage,
    title: declared?.title ?? stage,
    kind: declared?.kind ?? 'work',
    count: inside.length,
    late: inside.filter(({ risk }) => risk === 'late').length,
    ways: [...new Set(ways)],
    cards: inside.slice(0, limit),
  };
}
