// The open piece of work: whose case it is, what to know about it, its form, and one clear action.
import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isWorkPaused } from '../../parts/case-commands/pause.tsx';
import { ContextView } from '../../parts/case-view/context-view.tsx';
import { RecordView } from '../../parts/case-view/record-view.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LeftTyped } from '../../parts/handoff/left-typed.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { CommentBox } from '../../parts/work/comment-box.tsx';
import { type Completion, type Sending, useComplete } from '../../parts/work/work-commands.ts';
import { WorkPanel } from '../../parts/work/work-panel.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { WorklistItem } from '../../wire.ts';
import { ItemHead } from './item-head.tsx';
import { useItemActions } from './use-item-actions.ts';
import style from './worklist.module.css';

type Props = {
  readonly item: WorklistItem;
  readonly onComplete: (item: WorklistItem, completion: Completion, send: Sending) => Promise<void>;
  readonly onBack: () => void;
  /** It stays the open one from now on, whatever comes onto the list above it. */
  readonly onTyping: () => void;
  /** It is no longer the reader's, and only stays open for what they have typed. */
  readonly isLeft: boolean;
  /** Why the last try was refused, after which the item came back. */
  readonly refused: unknown;
};

export function OpenItem({ item, onComplete, onBack, onTyping, isLeft, refused }: Props) {
  const { t } = useTranslation();
  const { caseId, workItem } = item;
  const found = useAnswer('GET /api/cases/:caseId', { params: { caseId } });
  const send = useComplete(caseId);
  useItemActions();
  const shown = found.data;
  const work = shown?.work.find((each) => each.workItem === workItem);
  return (
    <section className={style.open} aria-label={item.title} data-work onInput={onTyping}>
      <Button
        className={style.back}
        variant="subtle"
        leftSection={<ArrowLeft size={16} aria-hidden="true" />}
        onClick={onBack}
      >
        {t('worklist.back')}
      </Button>
      <ItemHead item={item} shown={shown} work={work} />
      {found.error === null ? null : <FailedToLoad error={found.error} retry={() => void found.refetch()} />}
      {shown === undefined && found.error === null ? <WaitingRows /> : null}
      {shown !== undefined && isLeft ? (
        <>
          <LeftTyped workItem={workItem} shown={shown} onLetGo={onBack} />
          <CommentBox caseId={caseId} />
        </>
      ) : null}
      {shown !== undefined && work === undefined && !isLeft ? (
        <EmptyState drawing="done" title={t('worklist.gone')} text={t('worklist.goneText')} />
      ) : null}
      {shown === undefined || work === undefined || isLeft ? null : (
        <div className={style.body}>
          <div className={style.know}>
            <ContextView shown={shown} />
          </div>
          <div className={style.details}>
            <RecordView shown={shown} except={work.form.map(({ field }) => field)} />
          </div>
          <div className={style.doing}>
            {isWorkPaused(shown, work.workItem) ? null : (
              <WorkPanel
                shown={shown}
                work={work}
                refusedBefore={refused}
                complete={(completion) => onComplete(item, completion, send)}
              />
            )}
            <CommentBox caseId={caseId} />
          </div>
        </div>
      )}
    </section>
  );
}
