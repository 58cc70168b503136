// Turning the second step on: the password, then the key for the app and a code of it, then the backup codes.
import '../../../words/people.ts';
import { Button, Code, Modal, Stack, TextInput } from '@mantine/core';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { useCommand } from '../../../state/answers.ts';
import style from '../settings.module.css';
import { AskPassword, BackupCodes, CLOSE } from './second-step-dialogs.tsx';

export function TurnOn({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const begin = useCommand('PUT /api/session/second-step');
  const confirm = useCommand('PUT /api/session/second-step/confirmation', ['session', 'sessions']);
  const shown = () => {
    if (confirm.data !== undefined) return <BackupCodes codes={confirm.data.backupCodes} onClose={onClose} />;
    if (begin.data !== undefined) return <Confirming made={begin.data} confirm={confirm} />;
    const send = (password: string) => begin.mutate({ body: { password } });
    return <AskPassword button={t('settings.secondStep.next')} asking={begin} send={send} />;
  };
  return (
    <Modal
      opened
      onClose={onClose}
      // Backup codes are shown once: a click beside them would lose them.
      closeOnClickOutside={confirm.data === undefined}
      title={t('settings.secondStep.title')}
      {...CLOSE(t('frame.close'))}
    >
      {shown()}
    </Modal>
  );
}

type Confirm = ReturnType<typeof useCommand<'PUT /api/session/second-step/confirmation'>>;
type Made = { key: string; address: string };

function Confirming({ made, confirm }: { made: Made; confirm: Confirm }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ body: { code } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>{t('settings.secondStep.scan')}</p>
        <Picture address={made.address} />
        <div>
          <p className="quiet">{t('settings.secondStep.byHand')}</p>
          <Code className={style.key}>{made.key.match(/.{1,4}/g)?.join(' ')}</Code>
        </div>
        <TextInput
          data-autofocus
          label={t('settings.secondStep.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          maxLength={9}
          value={code}
          error={confirm.error === null ? undefined : sentenceOf(confirm.error)}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={confirm.isPending}>
          {t('settings.secondStep.confirm')}
        </Button>
      </Stack>
    </form>
  );
}

/** **units**: modules of the picture that stay empty around it; readers need them. */
const MARGIN = 4;

/** Dark on light in every look: many readers take no other. */
function Picture({ address }: { address: string }) {
  const { t } = useTranslation();
  const code = generate(address);
  const size = code.size + 2 * MARGIN;
  return (
    <svg
      className={style.picture}
      viewBox={`${-MARGIN} ${-MARGIN} ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('settings.secondStep.picture')}
    >
      <rect x={-MARGIN} y={-MARGIN} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  );
}
