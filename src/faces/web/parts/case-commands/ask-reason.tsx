// A dialog that asks why before something is done to a case, and whatever else it needs to know.
import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';

type Props = {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly button: string;
  /** Left out where the reason is chosen by what stands in `children`. */
  readonly withoutReason?: boolean;
  readonly danger?: boolean;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

export function AskReason({ title, text, label, button, children, ...how }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    how.onSend(reason);
  };
  return (
    <Modal opened onClose={how.onClose} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {text === undefined ? null : <p>{text}</p>}
          {children}
          {how.withoutReason ? null : (
            <Textarea
              data-autofocus
              autosize
              minRows={2}
              label={label}
              error={faultAt(how.error, 'body.reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {how.error === null ? null : <p role="alert">{sentenceOf(how.error)}</p>}
          <Button type="submit" color={how.danger ? 'red' : undefined} loading={how.pending}>
            {button}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
