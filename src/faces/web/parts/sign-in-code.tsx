// The second step of signing in: the code of the authenticator app, or a backup code.
import '../words/entrance.ts';
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, sentenceOf } from '../client.ts';

type Props = { onDone: () => Promise<void>; onBack: () => void };

export function SignInCode({ onDone, onBack }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await call('POST /api/session/code', { body: { code } });
      await onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="md">
        <p role="status">{t('welcome.codeText')}</p>
        <TextInput
          autoFocus
          label={t('welcome.code')}
          description={t('welcome.codeHint')}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={code}
          error={problem}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t('welcome.signIn')}
        </Button>
        <Button variant="subtle" onClick={onBack} fullWidth>
          {t('welcome.codeBack')}
        </Button>
      </Stack>
    </form>
  );
}
