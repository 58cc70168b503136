// The cases behind a finding, in the same list that the map shows, and the way to a map of just these.
import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../wire.ts';
import { CaseList } from '../flow/case-list.tsx';
import type { Filter } from '../flow/flow-filter.ts';
import type { FlowSource } from '../flow/flow-source.ts';

type Props = { finding: Finding; source: FlowSource; workflowId: string | null; onClose: () => void };

export function CasesDialog({ finding, source, workflowId, onClose }: Props) {
  const { t } = useTranslation();
  const filters: readonly Filter[] = [{ keep: 'finding', key: finding.key }];
  const to =
    workflowId === null || source.of === 'log'
      ? `/workflows/import/${source.id}`
      : `/workflows/${workflowId}/map`;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={finding.text}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Button
        component={Link}
        variant="default"
        size="compact-sm"
        mb="sm"
        to={to as never}
        search={{ filters } as never}
      >
        {t('findings.onMap')}
      </Button>
      <CaseList source={source} filters={filters} />
    </Modal>
  );
}
