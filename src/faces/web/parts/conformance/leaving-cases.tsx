// The cases behind a deviation or a broken rule, in the list that the map shows, and the way to a map of just these.
import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CaseList } from '../flow/case-list.tsx';
import { useFlowAddress } from '../flow/flow-address.ts';
import type { Filter } from '../flow/flow-filter.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import type { Opened } from './use-conformance.ts';

type Props = { source: FlowSource; opened: Opened; filters: readonly Filter[]; onClose: () => void };

export function LeavingCases({ source, opened, filters, onClose }: Props) {
  const { t } = useTranslation();
  const [, change] = useFlowAddress();
  const these = [...filters, opened.filter];
  const onMap = () => {
    change({ filters: these }, true);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={opened.title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Button variant="default" size="compact-sm" onClick={onMap}>
        {t('conformance.onMap')}
      </Button>
      <CaseList source={source} filters={these} />
    </Modal>
  );
}
