// The monthly review: what changed since the last look, workflow by workflow, and the mark that makes this the last look.
import '../../words/insight.ts';
import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import style from './findings-review.module.css';
import { WorkflowReview } from './workflow-review.tsx';

const read = (raw: Record<string, unknown>) => ({ workflow: textIn(raw, 'workflow') });

export function Page() {
  const { t } = useTranslation();
  const [{ workflow }] = useAddress(read);
  const query = workflow === '' ? {} : { workflow };
  const { data, error, refetch } = useAnswer('GET /api/findings/review', { query });
  const reviews = data?.workflows.filter(({ cases }) => cases > 0);
  return (
    <PageGround>
      <PageHeader
        title={t('findings.review.title')}
        lead={t('findings.review.lead')}
        actions={<Acts workflow={workflow} isEmpty={reviews === undefined || reviews.length === 0} />}
      />
      <WhichWorkflow />
      {error === null || data !== undefined ? null : (
        <FailedToLoad error={error} retry={() => void refetch()} />
      )}
      {data === undefined && error === null ? <Looking /> : null}
      {reviews === undefined ? null : reviews.length === 0 ? (
        <Empty />
      ) : (
        <div className={style.reviews}>
          {reviews.map((review) => (
            <WorkflowReview key={review.workflowId} review={review} />
          ))}
        </div>
      )}
    </PageGround>
  );
}

function Looking() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true">
      <p className="quiet" role="status">
        {t('findings.looking')}
      </p>
      <WaitingRows />
    </div>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <EmptyState
      drawing="map"
      title={t('findings.review.emptyTitle')}
      text={t('findings.review.emptyText')}
      action={
        <Button component={Link} variant="default" to={'/workflows' as never}>
          {t('findings.review.toWorkflows')}
        </Button>
      }
    />
  );
}

function WhichWorkflow() {
  const { t } = useTranslation();
  const [{ workflow }, set] = useAddress(read);
  const workflows = useAnswer('GET /api/workflows').data?.workflows ?? [];
  return (
    <Select
      className={style.which}
      size="xs"
      label={t('findings.review.workflow')}
      placeholder={t('findings.review.allWorkflows')}
      clearable
      searchable={workflows.length > 7}
      data={workflows.map(({ id, title }) => ({ value: id, label: title }))}
      value={workflow === '' ? null : workflow}
      onChange={(id) => void set({ workflow: id ?? '' }, { push: true })}
      clearButtonProps={{ 'aria-label': t('findings.review.allWorkflows') }}
    />
  );
}

function Acts({ workflow, isEmpty }: { workflow: string; isEmpty: boolean }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const mark = useCommand('POST /api/findings/reviews');
  const unmark = useCommand('DELETE /api/findings/reviews/:reviewId');
  const send = () =>
    mark.mutate(
      { body: workflow === '' ? {} : { workflow } },
      {
        onSuccess: ({ reviewId }) =>
          sayDone(t('findings.review.marked'), () => unmark.mutateAsync({ params: { reviewId } })),
        onError: (error) => sayProblem(error, send),
      },
    );
  if (isEmpty) return null;
  return (
    <span className={style.acts}>
      <Button variant="default" onClick={() => window.print()}>
        {t('findings.review.print')}
      </Button>
      {mayDesign ? (
        <Button loading={mark.isPending} onClick={send}>
          {t('findings.review.mark')}
        </Button>
      ) : null}
    </span>
  );
}
