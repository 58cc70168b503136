// Around every page of one workflow: where there is no such workflow, that is said in place of the page.
import { Outlet, useParams } from '@tanstack/react-router';
import { isNotThere, NotThere } from '../parts/not-there.tsx';
import { useAnswer } from '../state/answers.ts';

export function OfWorkflow() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { error } = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } });
  return isNotThere(error) ? <NotThere what="workflow" /> : <Outlet />;
}
