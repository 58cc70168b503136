// Dismissing takes a reason, so that whoever meets the finding next month need not ask again.
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { useDraft } from '../../state/draft.ts';
import type { Finding } from '../../wire.ts';
import type { Verdict } from '../findings/use-findings.ts';

type Props = {
  finding: Finding;
  onDecide: (verdict: Verdict) => Promise<void>;
  onClose: () => void;
};

export function DismissDialog({ finding, onDecide, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason, forget] = useDraft(`dismiss:${finding.key}`, '');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    onDecide({ decision: 'dismissed', reason }).then(
      () => {
        forget();
        onClose();
      },
      (error: unknown) => {
        setSending(false);
        setRefused(error);
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('findings.dismissing.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <p>{finding.text}</p>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxLength={1000}
            label={t('findings.dismissing.reason')}
            description={t('findings.dismissing.hint')}
            error={refused === undefined ? undefined : sentenceOf(refused)}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={reason.trim() === ''}>
              {t('findings.dismissing.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
