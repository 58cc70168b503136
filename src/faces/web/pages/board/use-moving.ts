// Moving a card: at once where the way asks for nothing, else after asking for what it needs. It shows before the server
// has answered, and goes back where it was when refused.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { WORK_TOPICS } from '../../parts/work/work-commands.ts';
import { answerOptions, refresh } from '../../state/answers.ts';
import type { Card, Case, Column, Move } from '../../wire.ts';

/** A move that needs something said or filled in first. */
export type Asking = { readonly card: Card; readonly move: Move; readonly shown: Case };
export type Said = { readonly values: { readonly [field: string]: unknown }; readonly reason: string | null };

export function useMoving() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const send = async (card: Card, move: Move, { values, reason }: Said) => {
    const params = { caseId: card.caseId };
    const undo = moveCard(client, card, move.to);
    const body = { to: move.to, values: { ...values }, reason, workItem: move.workItem };
    try {
      await call('POST /api/cases/:caseId/move-case', { params, body });
      sayDone(t('board.moved', { title: card.title, stage: move.toTitle }));
    } catch (error) {
      undo();
      throw error;
    } finally {
      void refresh(client, WORK_TOPICS);
    }
  };
  const move = (card: Card, to: string) => {
    const decide = async () => {
      const found = await moveOf(client, card, to);
      if (found === undefined) return sayProblem(t('board.noMoves'));
      if (found.asks) return setAsking({ card, move: found.move, shown: found.shown });
      await send(card, found.move, { values: {}, reason: null });
    };
    decide().catch((error: unknown) => sayProblem(error, () => move(card, to)));
  };
  // The same for as long as the board is open: the cards that have it are not drawn anew.
  const latest = useRef(move);
  latest.current = move;
  const moveNow = useCallback((card: Card, to: string) => latest.current(card, to), []);
  return { move: moveNow, asking, send, close: () => setAsking(undefined) };
}

/** The move as it is possible now, and whether it asks for something first. */
async function moveOf(client: QueryClient, { caseId }: Card, to: string) {
  const params = { caseId };
  const [{ moves }, shown] = await Promise.all([
    call('GET /api/cases/:caseId/moves', { params }),
    client.fetchQuery({ ...answerOptions('GET /api/cases/:caseId', { params }), staleTime: 0 }),
  ]);
  const move = moves.find((each) => each.to === to);
  const work = shown.work.find(({ workItem }) => workItem === move?.workItem);
  if (move === undefined || work === undefined) return undefined;
  const form = move.rework ? [] : work.form.filter(({ required }) => required).map(({ field }) => field);
  const empty = [...form, ...move.needsFields].some((field) => shown.record[field] == null);
  const tasks = !move.rework && work.tasks.some(({ done }) => !done);
  return { move, shown, asks: move.needsReason || empty || tasks };
}

type Board = { columns: Column[] };

/** Puts the card into its new column in every board that is kept. **shape**: a function that puts it back. */
function moveCard(client: QueryClient, card: Card, to: string): () => void {
  const queryKey = ['workflows', 'GET /api/workflows/:id/board'];
  const before = client.getQueriesData<Board>({ queryKey });
  client.setQueriesData<Board>({ queryKey }, (board) => {
    if (board === undefined) return board;
    const columns = board.columns.map((column) => {
      const without = column.cards.filter(({ caseId }) => caseId !== card.caseId);
      if (column.stage === to)
        return {
          ...column,
          count: column.count + 1,
          cards: [...without, { ...card, stage: to, workItem: null }],
        };
      const left = without.length < column.cards.length ? 1 : 0;
      return { ...column, count: column.count - left, cards: without };
    });
    return { ...board, columns };
  });
  return () => {
    for (const [key, board] of before) client.setQueryData(key, board);
  };
}
