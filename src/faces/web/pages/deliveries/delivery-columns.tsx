// One call or mail in a row: who asked for it, where it leads, what became of it, and sending it again.
import { Button, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../parts/data-table.tsx';
import { durationText } from '../../parts/duration.ts';
import { Moment } from '../../parts/moment.tsx';
import { StateWord, type Tone } from '../../parts/state-word.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { Delivery } from '../../wire.ts';
import style from './deliveries.module.css';

export function useDeliveryColumns(): Column<Delivery>[] {
  const { t } = useTranslation();
  return [
    { key: 'by', title: t('deliveries.by'), names: true, show: (row) => <AskedBy row={row} /> },
    {
      key: 'case',
      title: t('deliveries.case'),
      show: ({ caseId, caseTitle }) => (
        <Link to={'/cases/$caseId' as never} params={{ caseId } as never}>
          {caseTitle}
        </Link>
      ),
    },
    {
      key: 'address',
      title: t('deliveries.address'),
      show: ({ address }) => <span className={style.address}>{address}</span>,
    },
    { key: 'became', title: t('deliveries.became'), show: (row) => <Became row={row} /> },
    {
      key: 'asked',
      title: t('deliveries.asked'),
      width: '120px',
      show: ({ askedAt }) => <Moment at={askedAt} />,
    },
    {
      key: 'act',
      title: t('deliveries.act'),
      hiddenTitle: true,
      show: (row) => (row.state === 'waiting' ? <Now row={row} /> : <Again row={row} />),
    },
  ];
}

function AskedBy({ row: { by, kind, workflow } }: { row: Delivery }) {
  const { t } = useTranslation();
  const title = by?.kind === 'stage' ? t('deliveries.ofStage', { title: by.title }) : by?.title;
  return (
    <span className={style.by}>
      {title ?? t(`deliveries.kinds.${kind}`)}
      <span className="quiet">
        {t(`deliveries.kinds.${kind}`)} · {workflow.title}
      </span>
    </span>
  );
}

const TONES: Record<Delivery['state'], Tone> = { done: 'done', failed: 'late', waiting: 'machine' };

function Became({ row: { state, attempts, nextAt } }: { row: Delivery }) {
  const { t } = useTranslation();
  const [last] = attempts;
  return (
    <div className={style.became}>
      <StateWord tone={TONES[state]}>{t(`deliveries.states.${state}`)}</StateWord>
      {state !== 'done' && last?.error != null ? <span className={style.error}>{last.error}</span> : null}
      {nextAt === null || last === undefined ? null : (
        <span className="quiet">
          {t('deliveries.next')} <Moment at={nextAt} />
        </span>
      )}
      {attempts.length === 0 ? null : <Attempts attempts={attempts} />}
    </div>
  );
}

function Attempts({ attempts }: { attempts: Delivery['attempts'] }) {
  const { t } = useTranslation();
  return (
    <details className={style.attempts}>
      <summary>{t('deliveries.attempts', { count: attempts.length })}</summary>
      <ol reversed>
        {attempts.map((attempt) => (
          <li key={attempt.n}>
            <span>
              <Moment at={attempt.at} />, {t('deliveries.took', { time: tookText(attempt.ms) })}
              {attempt.isNew ? `, ${t('deliveries.asNew')}` : ''}
            </span>
            <span>
              {attempt.error ??
                (attempt.status === null
                  ? t('deliveries.states.done')
                  : t('deliveries.answered', { status: attempt.status }))}
            </span>
            {attempt.answer === null || attempt.answer === '' ? null : <pre>{attempt.answer}</pre>}
          </li>
        ))}
      </ol>
    </details>
  );
}

const tookText = (ms: number): string => (ms < 1_000 ? `${ms} ms` : durationText(ms));

/** What has had no try yet goes by itself, or waits for what its case asked for before. */
function Now({ row: { key, attempts } }: { row: Delivery }) {
  const { t } = useTranslation();
  const send = useCommand('POST /api/deliveries/now');
  if (attempts.length === 0) return null;
  const act = () =>
    send.mutate(
      { body: { key } },
      { onSuccess: () => sayDone(t('deliveries.sentAgain')), onError: (error) => sayProblem(error, act) },
    );
  return (
    <Button variant="default" size="compact-sm" loading={send.isPending} onClick={act}>
      {t('deliveries.now')}
    </Button>
  );
}

function Again({ row: { key, state } }: { row: Delivery }) {
  const { t } = useTranslation();
  const send = useCommand('POST /api/deliveries/again');
  const anew = state === 'done';
  const act = () =>
    send.mutate(
      { body: { key, anew } },
      {
        onSuccess: () => sayDone(t('deliveries.sentAgain')),
        onError: (error) => sayProblem(error, act),
      },
    );
  return (
    <Tooltip label={t('deliveries.anewWhy')} disabled={!anew} multiline w={280}>
      <Button variant="default" size="compact-sm" loading={send.isPending} onClick={act}>
        {t(anew ? 'deliveries.anew' : 'deliveries.again')}
      </Button>
    </Tooltip>
  );
}
