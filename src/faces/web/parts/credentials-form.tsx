// Name and password for whoever comes for the first time.
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, Refused, sentenceOf } from '../client.ts';

export type Credentials = { name: string; password: string };
type Props = { name?: string; button: string; send: (credentials: Credentials) => Promise<void> };

export function CredentialsForm({ name: given, button, send }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(given ?? '');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    await send({ name, password }).catch(setFailure);
    setBusy(false);
  };
  const beside = failure instanceof Refused && (failure.problem.errors ?? []).length > 0;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('welcome.name')}
          description={t('welcome.nameHint')}
          autoComplete="username"
          data-autofocus
          value={name}
          error={faultAt(failure, 'body.name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('welcome.password')}
          description={t('welcome.passwordHint')}
          autoComplete="new-password"
          value={password}
          error={
            faultAt(failure, 'body.password') ??
            (failure === undefined || beside ? undefined : sentenceOf(failure))
          }
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} fullWidth>
          {button}
        </Button>
      </Stack>
    </form>
  );
}
