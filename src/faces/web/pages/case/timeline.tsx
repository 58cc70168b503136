// Everything that happened to a case, newest first, in plain sentences: who, when, from what to what. Each entry has an
// address of its own.
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { ValueText } from '../../parts/case-view/value-text.tsx';
import { Moment } from '../../parts/moment.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import type { Case, HistoryEntry } from '../../wire.ts';
import style from './case.module.css';
import { useSentence } from './event-sentence.ts';

/** What the machine notes for itself; shown when asked for. */
const QUIET = new Set([
  ...[
    'StageLeft',
    'TimerSet',
    'TimerFired',
    'TimerCancelled',
    'TimerStopped',
    'WorkItemPaused',
    'WorkItemResumed',
    'Notified',
    'WorkItemClaimed',
    'WorkItemWithdrawn',
    'TokenReleased',
    'MessageTaken',
  ],
  ...['EffectRequested', 'EffectApplied'],
]);

const readAddress = (raw: Record<string, unknown>) => ({ all: textIn(raw, 'all') !== '' });

export function Timeline({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const [{ all }, setAddress] = useAddress(readAddress);
  const entries = [...shown.history].reverse().filter(({ type }) => all || !QUIET.has(type));
  return (
    <section className={style.section} aria-label={t('cases.timeline')}>
      <div className={style.line}>
        <h2>{t('cases.timeline')}</h2>
        <Checkbox
          size="xs"
          label={t('cases.showAll')}
          checked={all}
          onChange={(event) => void setAddress({ all: event.currentTarget.checked ? 'yes' : '' } as never)}
        />
      </div>
      {entries.length > MOST_DRAWN ? (
        <LongTimeline shown={shown} entries={entries} />
      ) : (
        <ol className={style.timeline}>
          {entries.map((entry) => (
            <li key={entry.seq} id={`event-${entry.seq}`}>
              <Entry shown={shown} entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Longer histories draw only what is in sight. */
const MOST_DRAWN = 200;

function LongTimeline({ shown, entries }: { shown: Case; entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation();
  const ground = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => ground.current,
    estimateSize: () => 56,
    overscan: 12,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section ref={ground} className={style.longTimeline} tabIndex={0} aria-label={t('cases.timeline')}>
      <ol className={style.timeline} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={entry.seq}
              ref={rows.measureElement}
              data-index={index}
              style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start}px)` }}
            >
              <Entry shown={shown} entry={entry} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const SAYS_TEXT = new Set(['CommentAdded', 'InformationAsked', 'InformationGiven']);

function Entry({ shown, entry }: { shown: Case; entry: HistoryEntry }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { by, at, seq, changes, reason, text, type } = entry;
  return (
    <div className={style.entry} data-by={by.kind}>
      <div>
        {sentence(entry)}{' '}
        <a href={`#event-${seq}`} className={style.permalink}>
          <Moment at={at} />
        </a>
        {by.token === undefined ? null : (
          <span className="quiet"> {t('cases.byToken', { name: by.token })}</span>
        )}
      </div>
      {changes.map(({ field, label, before, after }) => {
        const declared = shown.fields[field] as Field | undefined;
        const plain = declared?.type === 'person' ? undefined : declared;
        return (
          <div key={field} className={style.change}>
            <span className="quiet">{label}</span>
            <span>
              <ValueText value={before} field={plain} caseId={shown.caseId} /> →{' '}
              <ValueText value={after} field={plain} caseId={shown.caseId} />
            </span>
          </div>
        );
      })}
      {reason === null || reason === '' ? null : <q>{reason}</q>}
      {text !== null && SAYS_TEXT.has(type) ? <q>{text}</q> : null}
    </div>
  );
}
