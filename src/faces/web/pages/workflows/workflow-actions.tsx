// What can be done with a workflow as a whole: copy it, put it away.
import { ActionIcon, Button, Group, Menu, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Archive, Copy, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { Workflow } from '../../wire.ts';

export function WorkflowActions({ workflow }: { workflow: Workflow }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const copy = useCopy(workflow);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('workflows.moreOf', { title: workflow.title })}
          >
            <MoreHorizontal size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Copy size={16} aria-hidden="true" />} onClick={copy}>
            {t('workflows.duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<Archive size={16} aria-hidden="true" />} onClick={() => setAsking(true)}>
            {t('workflows.archive')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking ? <AskToArchive workflow={workflow} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function useCopy({ id, title }: Workflow): () => void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = useCommand('POST /api/workflows');
  const copy = async () => {
    const { source } = await call('GET /api/workflows/:id/draft', { params: { id } });
    const made = await add.mutateAsync({ body: { source, title: t('workflows.copyOf', { title }) } });
    await navigate({
      to: '/workflows/$workflowId/design' as never,
      params: { workflowId: made.id } as never,
    });
  };
  return () => void copy().catch(sayProblem);
}

function AskToArchive({ workflow: { id, title }, onClose }: { workflow: Workflow; onClose: () => void }) {
  const { t } = useTranslation();
  const archive = useCommand('DELETE /api/workflows/:id');
  const send = () => {
    const onSuccess = () => sayDone(t('workflows.archived', { title }));
    archive.mutate(
      { params: { id } },
      { onSuccess, onError: (error) => sayProblem(error), onSettled: onClose },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('workflows.archiveTitle', { title })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <p>{t('workflows.archiveText')}</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
        <Button color="red" loading={archive.isPending} onClick={send}>
          {t('workflows.archive')}
        </Button>
      </Group>
    </Modal>
  );
}
