// A link with which one person gets a sign-in: made when asked for, shown once, to be sent by whatever way is at hand.
import '../../../words/people.ts';
import { Button, CopyButton, Group, Modal, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { WaitingRows } from '../../../parts/waiting.tsx';
import { useCommand } from '../../../state/answers.ts';
import type { Person } from '../../../wire.ts';

const until = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

export function InvitationLink({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const { name, id } = person;
  const { mutate, data, error } = useCommand('POST /api/people/:id/invitation', ['people']);
  useEffect(() => mutate({ params: { id } }), [mutate, id]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.inviteTitle', { name })}
      size={520}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {error === null ? null : <p role="alert">{sentenceOf(error)}</p>}
      {data === undefined ? (
        error === null ? (
          <WaitingRows rows={2} />
        ) : null
      ) : (
        <>
          <p className="quiet">
            {t('people.inviteText', { name, until: until.format(Date.parse(data.expiresAt)) })}
          </p>
          <Link link={`${location.origin}${data.path}`} />
        </>
      )}
    </Modal>
  );
}

function Link({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <Group align="end" gap="xs" mt="md" wrap="nowrap">
      <TextInput
        readOnly
        flex={1}
        aria-label={t('people.invite')}
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button
            data-autofocus
            onClick={copy}
            leftSection={
              copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />
            }
          >
            {copied ? t('people.copied') : t('people.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
