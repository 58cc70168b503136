// Name and password, for whoever comes back.
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, sentenceOf } from '../client.ts';

type Props = { name?: string; onDone: () => void };

export function SignInForm({ name: known, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await call('POST /api/session', { body: { name, password } });
      await client.invalidateQueries({ queryKey: ['session'] });
      onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="md">
        <TextInput
          label={t('welcome.signInName')}
          autoComplete="username"
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('welcome.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          error={problem}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t('welcome.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
