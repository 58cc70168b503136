// The intended flow beside the real one: how well it is followed, every way of leaving it with its cases and its cost, and
// rules in an operator's words.
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';
import type { Conformance } from '../../wire.ts';
import { useFlowAddress } from '../flow/flow-address.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import style from './conformance.module.css';
import { Deviations } from './deviations.tsx';
import { LeavingCases } from './leaving-cases.tsx';
import { Rules } from './rules.tsx';
import { type Opened, useConformance, useConformanceAddress } from './use-conformance.ts';

type Props = { source: FlowSource; workflowId: string | null };

export function ConformancePanel({ source, workflowId }: Props) {
  const { t } = useTranslation();
  const [{ filters }] = useFlowAddress();
  const { rules, against, setRules, setAgainst } = useConformanceAddress();
  const workflow = workflowId ?? against;
  const asked = useConformance(source, { filters, rules, workflow });
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <section className={style.panel} aria-label={t('conformance.title')}>
      <h2>{t('conformance.title')}</h2>
      <p className="quiet">{t('conformance.lead')}</p>
      {workflowId === null ? <Against chosen={against} onChoose={setAgainst} /> : null}
      {asked.error ? <FailedToLoad error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.data === undefined ? (
        asked.error ? null : (
          <WaitingRows rows={3} />
        )
      ) : (
        <>
          {workflow === null ? (
            <p>{t('conformance.noWorkflow')}</p>
          ) : (
            <Followed held={asked.data} workflow={workflow} onOpen={setOpened} />
          )}
          <Rules
            rules={rules}
            held={asked.data}
            busy={asked.isFetching}
            workflow={workflow}
            onChange={setRules}
            onOpen={setOpened}
          />
        </>
      )}
      {opened === null ? null : (
        <LeavingCases source={source} opened={opened} filters={filters} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

type FollowedProps = { held: Conformance; workflow: string; onOpen: (opened: Opened) => void };

/** How well it is followed, or why that cannot be said. */
function Followed({ held, workflow, onOpen }: FollowedProps) {
  if (held.problem !== null) {
    return (
      <p>
        {held.problem.message} <span className="quiet">{held.problem.remedy}</span>
      </p>
    );
  }
  return (
    <>
      <Figures held={held} />
      <Deviations held={held} workflow={workflow} onOpen={onOpen} />
    </>
  );
}

/** A log that was not made a workflow may be held against any. */
function Against({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const { t } = useTranslation();
  const workflows = useAnswer('GET /api/workflows', {}).data?.workflows ?? [];
  return (
    <NativeSelect
      className={style.against}
      label={t('conformance.workflow')}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('conformance.choose') },
        ...workflows.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value || null)}
    />
  );
}

function Figures({ held }: { held: Conformance }) {
  const { t } = useTranslation();
  return (
    <dl className={style.figures}>
      <div>
        <dt>{t('conformance.figures.conforming')}</dt>
        <dd className="figures">
          {t('conformance.figures.conformingOf', { count: held.conformingCases ?? 0, of: held.cases })}
        </dd>
      </div>
      <Share title="fitness" share={held.fitness} />
      <Share title="precision" share={held.precision} />
    </dl>
  );
}

function Share({ title, share }: { title: 'fitness' | 'precision'; share: number | null }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`conformance.figures.${title}`)}</dt>
      <dd className="figures">
        {share === null ? t('conformance.figures.unknown') : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`}
        <span className="quiet">{t(`conformance.figures.${title}What`)}</span>
      </dd>
    </div>
  );
}
