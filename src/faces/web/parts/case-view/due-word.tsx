// How the promise of a piece of work stands: late since, due in, or no deadline.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../moment.tsx';
import { StateWord, type Tone } from '../state-word.tsx';
import style from './case-view.module.css';

export type Risk = 'late' | 'soon' | 'open';

const TONES: Record<Risk, Tone> = { late: 'late', soon: 'risk', open: 'quiet' };

/** The state of an item that is due at a time; nothing where there is no deadline and nothing to say. */
export const DueWord = memo(function DueWord({
  dueAt,
  risk,
  always = false,
}: {
  dueAt: string | null;
  risk: Risk;
  always?: boolean;
}) {
  const { t } = useTranslation();
  if (dueAt === null) return always ? <span className="quiet">{t('work.noDue')}</span> : null;
  return (
    <span className={style.due}>
      {risk === 'open' ? null : <StateWord tone={TONES[risk]}>{t(`work.risk.${risk}`)}</StateWord>}
      <span className="quiet">
        {risk === 'soon' ? null : t(risk === 'late' ? 'work.late' : 'work.due')} <Moment at={dueAt} />
      </span>
    </span>
  );
});

/** **units**: milliseconds. */
const SOON_MS = 24 * 3_600_000;

export function riskAt(dueAt: string | null, now = Date.now()): Risk {
  if (dueAt === null) return 'open';
  const left = Date.parse(dueAt) - now;
  return left < 0 ? 'late' : left <= SOON_MS ? 'soon' : 'open';
}
