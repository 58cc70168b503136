// The context pack as it is read: what changed, was decided, said and attached since the reader last had the case, what is
// still asked of them, and who did what.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { addressOf } from '../../client.ts';
import type { Case } from '../../wire.ts';
import { durationText } from '../duration.ts';
import { Moment } from '../moment.tsx';
import style from './case-view.module.css';
import { ValueText } from './value-text.tsx';
import { useWhoName } from './who-name.tsx';

export function ContextView({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const { context } = shown;
  const { changed, decided, asked, attached, since } = context;
  const nothing = changed.length + decided.length + asked.length + attached.length === 0;
  return (
    <section className={style.context} aria-label={t('work.context.title')}>
      <h2>{t('work.context.title')}</h2>
      {nothing ? (
        <p className="quiet">{t(since === 0 ? 'work.context.fresh' : 'work.context.nothing')}</p>
      ) : null}
      {nothing && context.did.length === 0 ? null : (
        <dl>
          <Decided shown={shown} />
          <Asked shown={shown} />
          <Changed shown={shown} />
          <Attached shown={shown} />
          <Did shown={shown} />
        </dl>
      )}
    </section>
  );
}

type Part = { shown: Case };

function Group({ title, lines }: { title: string; lines: readonly ReactNode[] }) {
  if (lines.length === 0) return null;
  return (
    <div className={style.group}>
      <dt>{title}</dt>
      {lines.map((line, place) => (
        <dd key={place}>{line}</dd>
      ))}
    </div>
  );
}

function Decided({ shown: { context } }: Part) {
  const { t } = useTranslation();
  const name = useWhoName();
  const lines = context.decided.map(({ stage, outcome, reason, saw, by, at }) => (
    <>
      <strong>{outcome}</strong> {stage}, {name(by)} <Quiet at={at} />
      {saw === null ? null : (
        <span className="quiet"> · {t('work.context.saw', { version: saw.version })}</span>
      )}
      {reason === null ? null : <q>{reason}</q>}
      {saw === null || saw.missed.length === 0 ? null : (
        <div>{t('work.context.missed', { fields: saw.missed.join(', ') })}</div>
      )}
    </>
  ));
  return <Group title={t('work.context.decided')} lines={lines} />;
}

function Asked({ shown: { context } }: Part) {
  const { t } = useTranslation();
  const name = useWhoName();
  const lines = context.asked.map(({ text, toMe, open, by, at }) => (
    <>
      {name(by)} {toMe ? <strong>{t('work.context.toYou')}</strong> : null} <Quiet at={at} />
      {open ? <span className="quiet"> · {t('work.context.unanswered')}</span> : null}
      <q>{text}</q>
    </>
  ));
  return <Group title={t('work.context.asked')} lines={lines} />;
}

function Changed({ shown: { context, fields, caseId } }: Part) {
  const { t } = useTranslation();
  const name = useWhoName();
  const lines = context.changed.map(({ field, label, before, after, by, at }) => {
    const declared = fields[field] as Field | undefined;
    const plain = declared?.type === 'person' ? undefined : declared;
    return (
      <>
        {label}: <ValueText value={before} field={plain} caseId={caseId} /> →{' '}
        <ValueText value={after} field={plain} caseId={caseId} />, {name(by)} <Quiet at={at} />
      </>
    );
  });
  return <Group title={t('work.context.changed')} lines={lines} />;
}

function Attached({ shown: { context, caseId } }: Part) {
  const { t } = useTranslation();
  const lines = context.attached.map(({ label, file, name, at }) => {
    const address = addressOf('/api/cases/:caseId/files/:hash', { caseId, hash: file }, {});
    return (
      <>
        {label}:{' '}
        <a href={address} download={name}>
          {name}
        </a>{' '}
        <Quiet at={at} />
      </>
    );
  });
  return <Group title={t('work.context.attached')} lines={lines} />;
}

/** One line a person, their work in order. */
function Did({ shown: { context } }: Part) {
  const { t } = useTranslation();
  const lines = context.did.map(({ name, done }) => {
    const works = done.map(({ stage, outcome, hadMs }) =>
      outcome === null
        ? t('work.context.didOne', { stage, time: durationText(hadMs) })
        : t('work.context.didWith', { stage, time: durationText(hadMs), outcome }),
    );
    return `${name ?? '–'}: ${works.join(' · ')}`;
  });
  return <Group title={t('work.context.did')} lines={lines} />;
}

const Quiet = ({ at }: { at: string }) => (
  <span className="quiet">
    <Moment at={at} />
  </span>
);
