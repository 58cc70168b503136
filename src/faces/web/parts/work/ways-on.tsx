// How a piece of work may end: one clear action, the others beside it, and a reason where one is needed.
import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../state/draft.ts';
import type { WayOn, Work } from '../../wire.ts';
import style from './work.module.css';

export type Chosen = { readonly way: WayOn | null; readonly reason: string | null };

type Props = {
  readonly work: Work;
  readonly busy: boolean;
  /** Something to say before it is sent: null where it may go. */
  readonly onChoose: (chosen: Chosen) => void;
};

/** The way that Enter and Mod+Enter take: the first that does not lead back. */
export const mainWay = ({ ways }: Work): WayOn | null => ways.find((way) => !way.rework) ?? ways[0] ?? null;

export function WaysOn({ work, busy, onChoose }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<WayOn>();
  const [reason, setReason, forget] = useDraft(`reason:${work.workItem}`, '');
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const main = mainWay(work);
  const choose = (way: WayOn | null) => {
    if (way?.needsReason !== true) return onChoose({ way, reason: reason.trim() === '' ? null : reason });
    if (asking?.outcome !== way.outcome) {
      setAsking(way);
      setMissing(false);
      return void setTimeout(() => box.current?.focus());
    }
    if (reason.trim() === '') return setMissing(true);
    onChoose({ way, reason });
    forget();
  };
  return (
    <div className={style.ways}>
      {asking === undefined ? null : (
        <Textarea
          ref={box}
          autosize
          minRows={2}
          label={t('work.reasonFor', { way: asking.title ?? asking.toTitle })}
          error={missing ? t('work.reasonNeeded') : undefined}
          value={reason}
          onChange={(event) => {
            setMissing(false);
            setReason(event.currentTarget.value);
          }}
        />
      )}
      <div className={style.buttons}>
        {orderedWays(work).map((way) => (
          <Button
            key={way?.outcome ?? 'complete'}
            type="button"
            data-main={way === main ? true : undefined}
            variant={buttonLook(way, { main, asking })}
            disabled={busy}
            onClick={() => choose(way)}
          >
            {way?.title ?? t('work.complete')}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Where a rule chooses the way, or none is known yet, there is one button. */
function orderedWays({ ways }: Work): readonly (WayOn | null)[] {
  const named = ways.filter((way) => way.outcome !== null);
  return named.length === 0
    ? [ways[0] ?? null]
    : [...named].sort((a, b) => Number(a.rework) - Number(b.rework));
}

/** One filled button at a time: the main way, or the one whose reason is being written. */
function buttonLook(
  way: WayOn | null,
  { main, asking }: { main: WayOn | null; asking: WayOn | undefined },
): string {
  const filled = asking === undefined ? main : asking;
  return way?.outcome === filled?.outcome ? 'filled' : 'default';
}
