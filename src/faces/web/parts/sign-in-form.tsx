// Name and password, for whoever comes back; then a code, where their sign-in asks for one.
import '../words/entrance.ts';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, Refused, sentenceOf } from '../client.ts';
import { fetchedPart } from '../state/fetching.ts';
import { PasskeyButton } from './passkey-button.tsx';

const SignInCode = fetchedPart(async () => (await import('./sign-in-code.tsx')).SignInCode);

type Props = { name?: string; onDone: () => void };

export function SignInForm({ name: known, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<'password' | 'code'>('password');
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['session'] });
    onDone();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await call('POST /api/session', { body: { name, password } });
      await done();
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'code-needed') setStep('code');
      else setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (step === 'code')
    return (
      <Suspense>
        <SignInCode onDone={done} onBack={() => setStep('password')} />
      </Suspense>
    );
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
        <PasskeyButton onDone={done} />
      </Stack>
    </form>
  );
}
