// What changed in one workflow since the last look: each finding that is new, back, dearer, cheaper or gone, and what was decided.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Decided } from '../../parts/finding-card/finding-details.tsx';
import { costText, kindTextOf } from '../../parts/findings/in-words.ts';
import { Moment } from '../../parts/moment.tsx';
import { StateWord, type Tone } from '../../parts/state-word.tsx';
import type { FindingsReview } from '../../wire.ts';
import style from './findings-review.module.css';

type Change = FindingsReview['changes'][number];

export function WorkflowReview({ review }: { review: FindingsReview }) {
  const { t } = useTranslation();
  const { workflowId, title, cases, changes, decided } = review;
  const changed = changes.filter(({ what }) => what !== 'same');
  const same = changes.length - changed.length;
  return (
    <section className={style.review} aria-label={title}>
      <h2>
        <Link to={`/workflows/${workflowId}/findings` as never}>{title}</Link>
      </h2>
      {review.lookedAt === null && changes.length === 0 ? null : (
        <p className="quiet">
          <Since review={review} />
        </p>
      )}
      {changes.length === 0 ? (
        <p>{t('findings.review.nothingFound', { cases })}</p>
      ) : (
        <>
          {changed.length === 0 ? (
            <p>{t('findings.review.nothing')}</p>
          ) : (
            <Changes review={review} rows={changed} />
          )}
          {same === 0 || changed.length === 0 ? null : (
            <p className="quiet">{t('findings.review.same', { count: same })}</p>
          )}
        </>
      )}
      {decided.length === 0 ? null : (
        <>
          <h3>{t('findings.review.decided')}</h3>
          <ul className={style.decided}>
            {decided.map((decision) => (
              <li key={`${decision.key} ${decision.at}`}>
                {decision.text}
                <span className={style.who}>
                  <Decided decision={decision} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Since({ review: { lookedAt, lookedBy } }: { review: FindingsReview }) {
  const { t } = useTranslation();
  if (lookedAt === null) return t('findings.review.sinceNobody');
  const [before = '', after = ''] = t('findings.review.since', {
    when: '\u0000',
    who: lookedBy ?? t('findings.somebody'),
  }).split('\u0000');
  return (
    <>
      {before}
      <Moment at={lookedAt} />
      {after}
    </>
  );
}

const TONES: Record<Change['what'], Tone> = {
  new: 'open',
  returned: 'risk',
  grown: 'risk',
  shrunk: 'done',
  gone: 'done',
  same: 'quiet',
};

function Changes({ review, rows }: { review: FindingsReview; rows: readonly Change[] }) {
  const { t } = useTranslation();
  const cost = (ms: number) => costText(t, ms, review.dayMs, 'Total');
  const columns: Column<Change>[] = [
    {
      key: 'what',
      title: t('findings.review.change'),
      width: '112px',
      show: ({ what }) => <StateWord tone={TONES[what]}>{t(`findings.review.what.${what}`)}</StateWord>,
    },
    {
      key: 'finding',
      title: t('findings.review.finding'),
      names: true,
      show: ({ key, now, before }) => {
        const { text, kind } = now ?? before ?? { text: key, kind: '' };
        return (
          <span className={style.finding}>
            <span className="quiet">{kindTextOf(t, kind)}</span>
            {text}
          </span>
        );
      },
    },
    {
      key: 'cost',
      title: t('findings.review.cost'),
      figures: true,
      width: '200px',
      show: ({ now, before }) => (
        <>
          {now === null ? null : cost(now.monthMs)}
          {before === null ? null : (
            <span className="quiet">
              {now === null ? '' : ', '}
              {t('findings.review.before')} {cost(before.monthMs)}
            </span>
          )}
        </>
      ),
    },
  ];
  return <DataTable label={review.title} rows={rows} columns={columns} rowKey={({ key }) => key} />;
}
