// Which work is on the list and which of it is open. What is completed leaves at once and comes back only if refused.
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { hasTyped } from '../../parts/handoff/has-typed.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import type { Completion, Sending } from '../../parts/work/work-commands.ts';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import type { WorklistItem } from '../../wire.ts';

const readAddress = (raw: Record<string, unknown>) => ({ item: textIn(raw, 'item') });
const NONE: readonly WorklistItem[] = [];

export function useOpenWork() {
  const { t } = useTranslation();
  const [{ item: asked }, setAddress] = useAddress(readAddress);
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<{ workItem: string; error: unknown }>();
  const answer = useAnswer('GET /api/worklist');
  const all = answer.data?.items ?? NONE;
  const items = useMemo(() => all.filter(({ workItem }) => !leaving.has(workItem)), [all, leaving]);
  const found = items.findIndex(({ workItem }) => workItem === asked);
  const place = found === -1 ? 0 : found;
  const left = useLeft(asked, items[found], answer.data !== undefined && !leaving.has(asked));
  const choose = useCallback(
    (item: string, push = false) => void setAddress({ item }, { push }),
    [setAddress],
  );
  /** The item leaves the list and the next one opens; where it is refused, it is back with what was typed. */
  const complete = async (item: WorklistItem, completion: Completion, send: Sending): Promise<void> => {
    const next = items[place + 1] ?? items[place - 1];
    const leave = (out: boolean) =>
      setLeaving(
        (now) => new Set(out ? [...now, item.workItem] : [...now].filter((id) => id !== item.workItem)),
      );
    leave(true);
    setRefusal(undefined);
    choose(next?.workItem ?? '');
    focusSoon();
    try {
      const { title, status } = await send(completion);
      sayDone(
        status === 'open' ? t('work.done', { title, stage: item.stageTitle }) : t('work.closed', { title }),
      );
    } catch (error) {
      leave(false);
      setRefusal({ workItem: item.workItem, error });
      choose(item.workItem);
      sayProblem(t('worklist.failed', { title: item.title, why: sentenceOf(error) }));
      throw error;
    }
  };
  const total = Math.max(0, (answer.data?.total ?? 0) - (all.length - items.length));
  return {
    items,
    chosen: left ?? items[place],
    /** The chosen one is on the list no more, and stays open for what was typed into it. */
    isLeft: left !== undefined,
    place,
    asked: asked !== '',
    total,
    answer,
    choose,
    complete,
    refusal,
  };
}

/** What was open and went to somebody else, where something typed into it would be lost with it. */
function useLeft(asked: string, found: WorklistItem | undefined, isListed: boolean) {
  const last = useRef<WorklistItem>(undefined);
  if (found !== undefined) last.current = found;
  const { current } = last;
  if (found !== undefined || !isListed || current?.workItem !== asked || !hasTyped(current)) return undefined;
  return current;
}

/** The next piece of work has the focus, its list place kept. */
const focusSoon = (): void => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-work-title]')?.focus()),
  );
};
