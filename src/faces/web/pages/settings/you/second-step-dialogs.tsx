// What is asked before the second step is changed, and the backup codes, which are shown this once.
import '../../../words/people.ts';
import '../../../words/settings.ts';
import { Button, CopyButton, Modal, PasswordInput, Stack } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { sayDone } from '../../../parts/toast.tsx';
import { useCommand } from '../../../state/answers.ts';
import style from '../settings.module.css';

type Closing = { onClose: () => void };

export function TurnOff({ onClose }: Closing) {
  const { t } = useTranslation();
  const off = useCommand('POST /api/session/second-step/off', ['session', 'sessions']);
  const send = (password: string) =>
    off.mutate(
      { body: { password } },
      {
        onSuccess: () => {
          sayDone(t('settings.secondStep.isOff'));
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t('settings.secondStep.turnOff')} {...CLOSE(t('frame.close'))}>
      <AskPassword button={t('settings.secondStep.turnOff')} asking={off} send={send} />
    </Modal>
  );
}

export function NewCodes({ onClose }: Closing) {
  const { t } = useTranslation();
  const renew = useCommand('PUT /api/session/second-step/backup-codes', ['session']);
  return (
    <Modal opened onClose={onClose} title={t('settings.secondStep.renew')} {...CLOSE(t('frame.close'))}>
      {renew.data === undefined ? (
        <AskPassword
          button={t('settings.secondStep.next')}
          asking={renew}
          send={(password) => renew.mutate({ body: { password } })}
        />
      ) : (
        <BackupCodes codes={renew.data.backupCodes} onClose={onClose} />
      )}
    </Modal>
  );
}

export const CLOSE = (label: string) => ({ closeButtonProps: { 'aria-label': label } });

type Asking = { error: Error | null; isPending: boolean };
type AskProps = { button: string; asking: Asking; send: (password: string) => void };

export function AskPassword({ button, asking, send }: AskProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(password);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PasswordInput
          data-autofocus
          label={t('settings.secondStep.passwordFirst')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          error={asking.error === null ? undefined : sentenceOf(asking.error)}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={asking.isPending}>
          {button}
        </Button>
      </Stack>
    </form>
  );
}

export function BackupCodes({ codes, onClose }: Closing & { codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <h3>{t('settings.secondStep.codesTitle')}</h3>
      <p role="status">{t('settings.secondStep.codesText')}</p>
      <ul className={style.codes} aria-label={t('settings.secondStep.codesTitle')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton value={codes.join('\n')}>
        {({ copied, copy }) => {
          const Mark = copied ? Check : Copy;
          return (
            <Button variant="default" onClick={copy} leftSection={<Mark size={16} aria-hidden="true" />}>
              {t(copied ? 'people.copied' : 'settings.secondStep.copy')}
            </Button>
          );
        }}
      </CopyButton>
      <Button onClick={onClose}>{t('settings.secondStep.done')}</Button>
    </Stack>
  );
}
