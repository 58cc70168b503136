// The Automate page: what the machine does by itself in this workflow, and what it did lately.
import '../../words/designing.ts';
import { useParams } from '@tanstack/react-router';
import { Designing } from '../../designer/state/designing.tsx';
import { PageGround } from '../../parts/page.tsx';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import { Automations } from './automations.tsx';
import { Lately } from './lately.tsx';

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  return (
    <PageGround wide>
      <WorkflowTabs workflowId={workflowId} tab="automate" />
      <Designing workflowId={workflowId}>
        <Automations />
        <Lately />
      </Designing>
    </PageGround>
  );
}
