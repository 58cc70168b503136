// The context pack as it is read: what changed, was decided, said and attached since the reader last had the case.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { addressOf } from '../../client.ts';
import type { Case } from '../../wire.ts';
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
      ) : (
        <dl>
          <Decided shown={shown} />
          <Asked shown={shown} />
          <Changed shown={shown} />
          <Attached shown={shown} />
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
  const lines = context.decided.map(({ stage, outcome, reason, by, at }) => (
    <>
      <strong>{outcome}</strong> {stage}, {name(by)} <Quiet at={at} />
      {reason === null ? null : <q>{reason}</q>}
    </>
  ));
  return <Group title={t('work.context.decided')} lines={lines} />;
}

function Asked({ shown: { context } }: Part) {
  const { t } = useTranslation();
  const name = useWhoName();
  const lines = context.asked.map(({ text, toMe, by, at }) => (
    <>
      {name(by)} {toMe ? <strong>{t('work.context.toYou')}</strong> : null} <Quiet at={at} />
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

const Quiet = ({ at }: { at: string }) => (
  <span className="quiet">
    <Moment at={at} />
  </span>
);
