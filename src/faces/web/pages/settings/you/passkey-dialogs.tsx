// Adding a passkey, by name and password and then by the device itself; and giving one another name.
import '../../../words/settings.ts';
import { Button, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, faultAt, Refused, sentenceOf, Unreachable } from '../../../client.ts';
import { sayDone } from '../../../parts/toast.tsx';
import { refresh, useCommand } from '../../../state/answers.ts';

type Closing = { onClose: () => void };

export function AddPasskey({ onClose }: Closing) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState<string>(t('settings.passkeys.usualName'));
  const [password, setPassword] = useState('');
  const add = useMutation<unknown, Error>({
    mutationFn: () => makePasskey(name, password),
    onSuccess: async () => {
      await refresh(client, ['session']);
      sayDone(t('settings.passkeys.added', { name }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const beside = faultAt(add.error, 'body.name') ?? faultAt(add.error, 'body.password');
  const other = () => {
    const { error } = add;
    if (error === null || beside !== undefined) return undefined;
    if (error instanceof Refused || error instanceof Unreachable) return sentenceOf(error);
    const isThere =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return t(isThere ? 'settings.passkeys.madeBefore' : 'settings.passkeys.notMade');
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.passkeys.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <NameField name={name} fault={faultAt(add.error, 'body.name')} onChange={setName} />
          <PasswordInput
            label={t('settings.secondStep.passwordFirst')}
            autoComplete="current-password"
            value={password}
            error={faultAt(add.error, 'body.password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {other() === undefined ? null : <p role="alert">{other()}</p>}
          <Button type="submit" loading={add.isPending}>
            {t('settings.passkeys.add')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

async function makePasskey(name: string, password: string): Promise<unknown> {
  const asked = await call('PUT /api/session/passkeys/beginning', { body: { password } });
  const made = await startRegistration({ optionsJSON: asked as never });
  return call('POST /api/session/passkeys', { body: { name, made: made as never } });
}

export function NamePasskey({ id, name: before, onClose }: Closing & { id: string; name: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState(before);
  const rename = useCommand('PATCH /api/session/passkeys/:passkeyId', ['session']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ params: { passkeyId: id }, body: { name } }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.passkeys.renameOf', { name: before })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <NameField
            name={name}
            fault={rename.error === null ? undefined : sentenceOf(rename.error)}
            onChange={setName}
          />
          <Button type="submit" loading={rename.isPending}>
            {t('frame.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

type NameProps = { name: string; fault: string | undefined; onChange: (name: string) => void };

function NameField({ name, fault, onChange }: NameProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      data-autofocus
      label={t('settings.passkeys.name')}
      description={t('settings.passkeys.nameHint')}
      required
      withAsterisk={false}
      maxLength={60}
      value={name}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
