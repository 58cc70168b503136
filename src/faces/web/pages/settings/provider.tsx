// The provider that people of the workspace sign in with: set by its owner, tried, and removed.
import '../../words/people.ts';
import '../../words/settings.ts';
import { Button, Code, CopyButton, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { Provider as Kept } from '../../wire.ts';
import style from './settings.module.css';

export function Provider() {
  const { data } = useAnswer('GET /api/workspace/provider');
  if (data === undefined) return null;
  return <Fields key={JSON.stringify(data)} kept={data.provider} callback={data.callback} />;
}

type Props = { kept: Kept | null; callback: string };
type Typed = Omit<Kept, 'domains'> & { secret: string; domains: string };

const NOTHING = { name: '', issuer: '', clientId: '', domains: [], byAddress: false };

function Fields({ kept, callback }: Props) {
  const { t } = useTranslation();
  const begun = { ...(kept ?? NOTHING), secret: '', domains: (kept ?? NOTHING).domains.join('\n') };
  const [typed, setTyped] = useState<Typed>(begun);
  const set = useCommand('PUT /api/workspace/provider', ['workspace', 'session']);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(begun);
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { secret, domains, ...rest } = typed;
    const body = { ...rest, domains: domains.split(/\s+/).filter((domain) => domain !== '') };
    set.mutate(
      { body: secret === '' ? body : { ...body, secret } },
      {
        onSuccess: ({ name }) => {
          change({ secret: '' });
          sayDone(t('settings.provider.saved', { name }));
        },
      },
    );
  };
  const field = (name: 'name' | 'issuer' | 'clientId') => ({
    label: t(`settings.provider.${name}`),
    value: typed[name],
    error: faultAt(set.error, `body.${name}`),
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ [name]: event.currentTarget.value }),
  });
  const isBeside = ['name', 'issuer', 'clientId', 'secret'].some((at) => faultAt(set.error, `body.${at}`));
  return (
    <>
      <div>
        <p className="quiet">{t('settings.provider.callback')}</p>
        <div className={style.line} style={{ alignItems: 'center' }}>
          <Code className={style.key}>{callback}</Code>
          <CopyButton value={callback}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'people.copied' : 'settings.provider.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
      <form onSubmit={submit} className={style.controls} noValidate>
        <TextInput {...field('name')} description={t('settings.provider.nameHint')} />
        <TextInput {...field('issuer')} description={t('settings.provider.issuerHint')} inputMode="url" />
        <TextInput {...field('clientId')} autoComplete="off" />
        <PasswordInput
          label={t('settings.provider.secret')}
          description={t(kept === null ? 'settings.provider.secretHint' : 'settings.provider.secretKept')}
          autoComplete="new-password"
          value={typed.secret}
          error={faultAt(set.error, 'body.secret')}
          onChange={(event) => change({ secret: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={1}
          label={t('settings.provider.domains')}
          description={t('settings.provider.domainsHint')}
          value={typed.domains}
          error={set.error === null || isBeside ? undefined : sentenceOf(set.error)}
          onChange={(event) => change({ domains: event.currentTarget.value })}
        />
        <Switch
          label={t('settings.provider.byAddress')}
          description={t('settings.provider.byAddressHint')}
          checked={typed.byAddress}
          onChange={(event) => change({ byAddress: event.currentTarget.checked })}
        />
        {isChanged ? (
          <div>
            <Button type="submit" loading={set.isPending}>
              {t('settings.provider.save')}
            </Button>
          </div>
        ) : null}
      </form>
      {kept === null || isChanged ? null : <WhatIsKept />}
    </>
  );
}

/** What can be done with what is kept. */
function WhatIsKept() {
  const { t } = useTranslation();
  const test = useCommand('POST /api/workspace/provider/trial', []);
  const remove = useCommand('DELETE /api/workspace/provider', ['workspace', 'session']);
  const end = () =>
    remove.mutateAsync({}).then(
      () => sayDone(t('settings.provider.removed')),
      (error: unknown) => sayProblem(error),
    );
  return (
    <div>
      <div className={style.line}>
        <Button
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutateAsync({}).catch(sayProblem)}
        >
          {t('settings.provider.test')}
        </Button>
        <Button variant="default" loading={remove.isPending} onClick={() => void end()}>
          {t('settings.provider.remove')}
        </Button>
      </div>
      {test.data === undefined ? null : (
        <div role="status" style={{ marginTop: 8 }}>
          {test.data.says.map((says) => (
            <p key={says}>{says}</p>
          ))}
        </div>
      )}
    </div>
  );
}
