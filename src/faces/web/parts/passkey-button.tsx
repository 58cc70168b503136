// The way in by a passkey, where the browser and the address allow one.
import { Button } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../client.ts';
import { whyNoPasskeys } from './passkey-place.ts';

export function PasskeyButton({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (whyNoPasskeys() !== undefined) return null;
  const enter = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { signInByPasskey } = await import('./passkey-sign-in.ts');
      if (await signInByPasskey()) await onDone();
      else setProblem(t('welcome.passkeyNothing'));
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button
        variant="default"
        fullWidth
        loading={busy}
        leftSection={<KeyRound size={16} aria-hidden="true" />}
        onClick={() => void enter()}
      >
        {t('welcome.passkey')}
      </Button>
      {problem === undefined ? null : (
        <p role="alert" className="quiet" style={{ marginTop: 8 }}>
          {problem}
        </p>
      )}
    </div>
  );
}
