// One's news by mail: an address, the code that shows it is one's own, and which kinds of news go there.
import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { sayDone, sayProblem } from '../../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../../state/answers.ts';
import type { NewsMail as Choice } from '../../../wire.ts';
import style from '../settings.module.css';

const KINDS = ['work', 'late', 'mentions', 'comments', 'closed', 'automations'] as const;

export function NewsMail() {
  const { t } = useTranslation();
  const choice = useAnswer('GET /api/news-mail').data;
  if (choice === undefined) return null;
  if (!choice.canSend) return <p className="quiet">{t('settings.newsMail.noServer')}</p>;
  if (choice.address === null) return <Address />;
  return choice.awaitsCode ? (
    <Code address={choice.address} />
  ) : (
    <Chosen address={choice.address} choice={choice} />
  );
}

function Address() {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const propose = useCommand('PUT /api/news-mail/address');
  const send = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate({ body: { address } });
  };
  return (
    <form onSubmit={send} className={style.line} noValidate>
      <TextInput
        className={style.grow}
        type="email"
        autoComplete="email"
        label={t('settings.newsMail.address')}
        value={address}
        error={propose.error === null ? undefined : sentenceOf(propose.error)}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Button type="submit" loading={propose.isPending} disabled={address.trim() === ''}>
        {t('settings.newsMail.sendCode')}
      </Button>
    </form>
  );
}

function Code({ address }: { address: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const confirm = useCommand('POST /api/news-mail/code');
  const again = useCommand('PUT /api/news-mail/address');
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutateAsync({ body: { code } }).then(
      () => sayDone(t('settings.newsMail.on', { address })),
      () => undefined,
    );
  };
  const sendAgain = () =>
    again
      .mutateAsync({ body: { address } })
      .then(() => sayDone(t('settings.newsMail.sent', { address })), sayProblem);
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <p>{t('settings.newsMail.codeSent', { address })}</p>
        <div className={style.line}>
          <TextInput
            className={style.grow}
            inputMode="numeric"
            autoComplete="one-time-code"
            label={t('settings.newsMail.code')}
            value={code}
            error={confirm.error === null ? undefined : sentenceOf(confirm.error)}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={confirm.isPending} disabled={code.trim() === ''}>
            {t('settings.newsMail.confirm')}
          </Button>
        </div>
        <div className={style.line}>
          <Button variant="default" loading={again.isPending} onClick={() => void sendAgain()}>
            {t('settings.newsMail.again')}
          </Button>
          <Forget words={t('settings.newsMail.other')} />
        </div>
      </Stack>
    </form>
  );
}

function Chosen({ address, choice: { kinds, trouble } }: { address: string; choice: Choice }) {
  const { t } = useTranslation();
  const choose = useCommand('PUT /api/news-mail/kinds');
  const set = (chosen: string[]) => {
    const body = { kinds: KINDS.filter((kind) => chosen.includes(kind)) };
    choose.mutateAsync({ body }).catch(sayProblem);
  };
  return (
    <>
      <p>{t('settings.newsMail.goesTo', { address })}</p>
      {trouble === null ? null : <p role="alert">{t('settings.newsMail.trouble', { trouble })}</p>}
      <Checkbox.Group label={t('settings.newsMail.kinds')} value={[...kinds]} onChange={set}>
        <Stack gap="xs" mt="xs">
          {KINDS.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`settings.newsMail.kind.${kind}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <div className={style.line}>
        <Forget words={t('settings.newsMail.off')} />
      </div>
    </>
  );
}

function Forget({ words }: { words: string }) {
  const forget = useCommand('DELETE /api/news-mail');
  return (
    <Button
      variant="default"
      loading={forget.isPending}
      onClick={() => forget.mutateAsync({}).catch(sayProblem)}
    >
      {words}
    </Button>
  );
}
