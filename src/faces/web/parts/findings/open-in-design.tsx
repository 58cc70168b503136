// From a finding to the change in Design: a log that is no workflow yet is made one first.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Finding } from '../../wire.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import { sayProblem } from '../toast.tsx';

type Props = {
  finding: Finding;
  source: FlowSource;
  /** Null for a log that is no workflow yet. */
  workflowId: string | null;
  isFirst: boolean;
};

export function OpenInDesign({ finding, source, workflowId, isFirst }: Props) {
  const { t } = useTranslation();
  if (finding.found === null) return null;
  const { change, undrawable } = finding.found.proposal;
  if (change === null || undrawable !== null)
    return workflowId === null ? null : <PlainDesign workflowId={workflowId} />;
  const variant = isFirst ? 'filled' : 'default';
  if (workflowId === null && source.of === 'log')
    return <MakeOurs logId={source.id} variant={variant} proposal={finding.key} />;
  return (
    <Button
      component={Link}
      variant={variant}
      to={`/workflows/${workflowId ?? source.id}/design` as never}
      search={searchFor(finding.key, source) as never}
    >
      {t('findings.openInDesign')}
    </Button>
  );
}

/** What is proposed cannot be drawn for the reader, who draws it then. */
function PlainDesign({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  return (
    <Button component={Link} variant="default" to={`/workflows/${workflowId}/design` as never}>
      {t('findings.openPlain')}
    </Button>
  );
}

const searchFor = (proposal: string, source: FlowSource) => ({
  proposal,
  ...(source.of === 'log' ? { log: source.id } : {}),
});

type MakeProps = { logId: string; variant: 'filled' | 'default'; proposal: string };

function MakeOurs({ logId, variant, proposal }: MakeProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const make = useCommand('POST /api/logs/:logId/workflow', [
    'workflows',
    'logs',
    'people',
    'teams',
    'findings',
  ]);
  const draft = () =>
    make.mutate(
      { params: { logId }, body: {} },
      {
        onSuccess: ({ id }) =>
          void navigate({
            to: `/workflows/${id}/design` as never,
            search: { proposal, log: logId } as never,
          }),
        onError: (error) => sayProblem(error, draft),
      },
    );
  return (
    <Button variant={variant} loading={make.isPending} onClick={draft}>
      {t('findings.makeOursAndOpen')}
    </Button>
  );
}
