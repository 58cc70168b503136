// Around the pages of a workflow and of a case: where that is not there, or not for the reader, it is said in place of the page.
// From outside both look the same.
import { Button } from '@mantine/core';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useAnswer } from '../../state/answers.ts';

export function OfWorkflow() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { error } = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } });
  return isNotThere(error) ? <NotThere what="workflow" /> : <Outlet />;
}

export function OfCase() {
  const { caseId = '' } = useParams({ strict: false }) as { caseId?: string };
  const { error } = useAnswer('GET /api/cases/:caseId', { params: { caseId } });
  return isNotThere(error) ? <NotThere what="case" /> : <Outlet />;
}

const isNotThere = (error: unknown): boolean => error instanceof Refused && error.problem.status === 404;

/** Where all of that kind stand. */
const LISTS = { case: '/cases', workflow: '/workflows' } as const;

function NotThere({ what }: { what: keyof typeof LISTS }) {
  const { t } = useTranslation();
  const action = (
    <>
      <Button component={Link} to={LISTS[what]}>
        {t(`frame.notThere.${what}.list`)}
      </Button>
      <Button variant="default" component={Link} to="/start">
        {t('frame.notThere.start')}
      </Button>
    </>
  );
  return (
    <EmptyState
      alone
      drawing="search"
      title={t(`frame.notThere.${what}.title`)}
      text={t('frame.notThere.text')}
      action={action}
    />
  );
}
