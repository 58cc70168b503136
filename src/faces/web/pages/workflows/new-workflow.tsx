// A new workflow needs a name and nothing else; it opens in Design.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { useCommand } from '../../state/answers.ts';
import { useDraft } from '../../state/draft.ts';

export function NewWorkflow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle, forget] = useDraft('new-workflow', '');
  const add = useCommand('POST /api/workflows');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = ({ id }: { id: string }) => {
      forget();
      void navigate({ to: '/workflows/$workflowId/design' as never, params: { workflowId: id } as never });
    };
    add.mutate({ body: { title } }, { onSuccess });
  };
  const fault = faultAt(add.error, 'body.title');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('workflows.addTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('workflows.addName')}
            description={t('workflows.addText')}
            placeholder={t('workflows.addPlaceholder')}
            value={title}
            error={fault}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {add.error === null || fault !== undefined ? null : <p role="alert">{sentenceOf(add.error)}</p>}
          <Button type="submit" loading={add.isPending}>
            {t('workflows.create')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
