// A link by which one person of a log gets a sign-in, to be sent by whatever way is at hand.
import '../../words/people.ts';
import { Button, CopyButton, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { useCommand } from '../../state/answers.ts';
import style from './who.module.css';

export function InviteLine({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation();
  const { mutate, data, error } = useCommand('POST /api/people/:id/invitation', ['people']);
  useEffect(() => mutate({ params: { id: personId } }), [mutate, personId]);
  if (error !== null) return <p role="alert">{sentenceOf(error)}</p>;
  if (data === undefined) return null;
  const link = `${location.origin}${data.path}`;
  return (
    <div className={style.link}>
      <TextInput
        readOnly
        aria-label={t('people.inviteTitle', { name })}
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? t('people.copied') : t('people.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
