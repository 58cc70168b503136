// The Design page: one workflow as canvas, outline and source, with a panel for what is chosen.
import '../../words/insight.ts';
import '../../words/designing.ts';
import { useParams } from '@tanstack/react-router';
import { Designing } from '../../designer/state/designing.tsx';
import { LearntFromLog } from '../../parts/learnt/learnt-from-log.tsx';
import { PageGround } from '../../parts/page.tsx';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import { Designer } from './designer.tsx';

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  return (
    <PageGround wide>
      <WorkflowTabs workflowId={workflowId} tab="design" />
      <Designing workflowId={workflowId}>
        <Designer />
      </Designing>
      <LearntFromLog workflowId={workflowId} />
    </PageGround>
  );
}
