// Every way of leaving the intended flow, the costly first; a click opens its cases.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conformance, Deviation } from '../../wire.ts';
import { DataTable } from '../data-table.tsx';
import { durationText } from '../duration.ts';
import style from './conformance.module.css';
import type { Opened } from './use-conformance.ts';

type Props = { held: Conformance; workflow: string; onOpen: (opened: Opened) => void };

const FIRST = 10;

export function Deviations({ held, workflow, onOpen }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { deviations, more, guessed, underWay } = held;
  if (deviations.length === 0) return <p>{t('conformance.none')}</p>;
  const open = ({ key, text }: Deviation) =>
    onOpen({ title: text, filter: { keep: 'deviation', workflow, key } });
  return (
    <>
      <DataTable
        label={t('conformance.deviations')}
        rows={all ? deviations : deviations.slice(0, FIRST)}
        rowKey={({ key }) => key}
        columns={[
          { key: 'text', title: t('conformance.deviation'), names: true, show: ({ text }) => text },
          {
            key: 'cases',
            title: t('conformance.cases'),
            figures: true,
            width: '110px',
            show: (row) => (
              <button type="button" className={style.number} onClick={() => open(row)}>
                {row.cases.toLocaleString('en')}{' '}
                <span className="unseen">{t('conformance.openCases', { what: row.text })}</span>
              </button>
            ),
          },
          {
            key: 'cost',
            title: t('conformance.cost'),
            figures: true,
            width: '130px',
            show: ({ costMs }) => (costMs > 0 ? durationText(costMs) : t('conformance.noCost')),
          },
        ]}
      />
      {!all && deviations.length > FIRST ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('conformance.showAll', { count: deviations.length })}
        </Button>
      ) : null}
      <ul className={`quiet ${style.notes}`}>
        <li>{t('conformance.costWhat')}</li>
        {more > 0 ? <li>{t('conformance.more', { count: more })}</li> : null}
        {guessed > 0 ? <li>{t('conformance.guessed', { count: guessed })}</li> : null}
        {underWay > 0 ? <li>{t('conformance.underWay', { count: underWay })}</li> : null}
      </ul>
    </>
  );
}
