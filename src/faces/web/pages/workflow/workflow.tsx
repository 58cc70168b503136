// A workflow without a tab in the address: its board where it runs, the designer where it does not yet.
import { Navigate, useParams } from '@tanstack/react-router';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { data, error, refetch } = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } });
  if (data === undefined) {
    return (
      <PageGround>
        {error === null ? <WaitingRows /> : <FailedToLoad error={error} retry={() => void refetch()} />}
      </PageGround>
    );
  }
  const tab = data.version === null ? 'design' : 'board';
  return <Navigate to={`/workflows/$workflowId/${tab}` as never} params={{ workflowId } as never} replace />;
}
