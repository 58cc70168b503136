// What a draft takes from a history: its rules with how good they are, what it draws one after the other, its fields, what it
// leaves out. Where nothing was learnt it says so.
import { useTranslation } from 'react-i18next';
import { describeRule } from '../../../../core/rules/index.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Learnt } from '../../wire.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import style from './learnt.module.css';

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

export function WhatWasLearnt({ logId, titled = true }: { logId: string; titled?: boolean }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer('GET /api/logs/:logId/learnt', { params: { logId } });
  return (
    <section className={style.part} aria-label={t('model.learntTitle')}>
      <h2 className={titled ? undefined : 'unseen'}>{t('model.learntTitle')}</h2>
      <p className="quiet">{t('model.learntLead')}</p>
      {data !== undefined ? (
        <Said learnt={data} />
      ) : error === null ? (
        <WaitingRows />
      ) : (
        <FailedToLoad error={error} retry={() => void refetch()} />
      )}
    </section>
  );
}

function Said({ learnt }: { learnt: Learnt }) {
  const { t } = useTranslation();
  const { branches, besides, leftOut } = learnt;
  return (
    <>
      {branches.length === 0 ? <p>{t('model.noRules')}</p> : null}
      {branches.map((branch) => (
        <Branch key={branch.stage} branch={branch} fields={learnt.fields} />
      ))}
      {besides.length === 0 ? null : <h3>{t('model.besides')}</h3>}
      {besides.map(({ stages, share, inOrder }) => {
        const said = stages.map((group) => group.join(', ')).join('; ');
        const drawn = t(inOrder ? 'model.besidesInOrder' : 'model.besidesAsBranches', {
          ...{ stages: said, share: percent.format(share) },
        });
        return <p key={said}>{drawn}</p>;
      })}
      <Fields fields={learnt.fields} />
      {leftOut.length === 0 ? null : <h3>{t('model.rare')}</h3>}
      {leftOut.length === 0 ? null : (
        <ul className={style.list}>
          {leftOut.map(({ name, cases }) => (
            <li key={name}>{t('model.rareItem', { name, count: cases })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

type Fields = Learnt['fields'];

function Branch({ branch, fields }: { branch: Learnt['branches'][number]; fields: Fields }) {
  const { t } = useTranslation();
  const titles = Object.fromEntries(fields.map(({ field, label }) => [field, label]));
  const { stage, rules, otherwise, accuracy, baseline } = branch;
  return (
    <div className={style.branch}>
      <h3>{t('model.branch', { stage })}</h3>
      <ul>
        {rules.map(({ to, when, support }) => (
          <li key={when}>
            {t('model.rule', { to, rule: describeRule(when, titles) })}{' '}
            <span className="quiet figures">({t('model.support', { count: support })})</span>
          </li>
        ))}
        <li>{t('model.otherwise', { to: otherwise })}</li>
      </ul>
      <p className="quiet">
        {t('model.right', { accuracy: percent.format(accuracy), baseline: percent.format(baseline) })}
      </p>
    </div>
  );
}

function Fields({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  if (fields.length === 0) return null;
  const where = ({ atStart, stages }: Fields[number]): string =>
    atStart ? t('model.askedAtStart') : t('model.askedAt', { stages: stages.join(', ') });
  return (
    <>
      <h3>{t('model.fields')}</h3>
      <ul className={style.list}>
        {fields.map((field) => (
          <li key={field.field}>
            {field.label}, {where(field)}{' '}
            <span className="quiet">({t('model.column', { column: field.column })})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
