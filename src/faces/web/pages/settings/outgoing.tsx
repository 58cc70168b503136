// What webhooks may reach besides the public internet, and the secret they are signed with, which is shown once.
import { Button, Code, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { useDraft } from '../../state/draft.ts';
import style from './settings.module.css';

export function Outgoing() {
  const { t } = useTranslation();
  const { data } = useAnswer('GET /api/workspace/outgoing');
  const [typed, setTyped, forget] = useDraft<string | null>('settings:hosts', null);
  const allow = useCommand('PUT /api/workspace/outgoing', ['workspace']);
  const current = data?.allowed.join('\n') ?? '';
  const hosts = typed ?? current;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const allowed = hosts.split(/\s+/).filter((host) => host !== '');
    allow.mutateAsync({ body: { allowed } }).then(
      () => {
        setTyped(null);
        forget();
        sayDone(t('settings.hostsKept'));
      },
      () => undefined,
    );
  };
  return (
    <>
      <form onSubmit={send} className={style.line} noValidate>
        <Textarea
          className={style.grow}
          autosize
          minRows={1}
          label={t('settings.hosts')}
          description={t('settings.hostsText')}
          value={hosts}
          error={allow.error === null ? undefined : sentenceOf(allow.error)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {hosts === current ? null : (
          <Button type="submit" loading={allow.isPending}>
            {t('frame.save')}
          </Button>
        )}
      </form>
      <Secret hasSecret={data?.hasSecret === true} />
      <Link to={'/deliveries' as never}>{t('settings.outgoingSeen')}</Link>
    </>
  );
}

function Secret({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation();
  const renew = useCommand('POST /api/workspace/webhook-secret', ['workspace']);
  const { data } = renew;
  return (
    <div className={style.choice}>
      <Button
        variant="default"
        loading={renew.isPending}
        onClick={() => renew.mutateAsync({}).catch(sayProblem)}
      >
        {t(hasSecret ? 'settings.secretRenew' : 'settings.secretMake')}
      </Button>
      <p className="quiet">{t('settings.secretText')}</p>
      {data === undefined ? null : (
        <p role="status">
          {t('settings.secretOnce')} <Code>{data.secret}</Code>
        </p>
      )}
    </div>
  );
}
