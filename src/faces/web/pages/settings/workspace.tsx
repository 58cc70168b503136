// What the workspace is called, and the way to one's other workspaces.
import '../../words/settings.ts';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, sentenceOf } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { useSession } from '../../state/session.ts';
import style from './settings.module.css';

export function WorkspaceName({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation();
  const current = useSession().data?.workspace?.name ?? '';
  const [typed, setTyped] = useState<string>();
  const rename = useCommand('PATCH /api/workspace', ['session']);
  const name = typed ?? current;
  const send = (event: FormEvent) => {
    event.preventDefault();
    rename.mutateAsync({ body: { name } }).then(
      (answer) => {
        setTyped(undefined);
        const back = () => rename.mutateAsync({ body: { name: current } });
        sayDone(t('settings.renamed', { name: answer.name }), back);
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={send} className={style.line} noValidate>
      <TextInput
        className={style.grow}
        label={t('settings.workspaceName')}
        readOnly={readOnly}
        value={name}
        error={rename.error === null ? undefined : sentenceOf(rename.error)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {name === current ? null : (
        <Button type="submit" loading={rename.isPending}>
          {t('frame.save')}
        </Button>
      )}
    </form>
  );
}

export function OtherWorkspaces() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession().data;
  const others = session?.workspaces.filter(({ id }) => id !== session.workspace?.id) ?? [];
  if (others.length === 0) return null;
  const open = (workspaceId: string) =>
    call('PUT /api/session/workspace', { body: { workspaceId } }).then(
      () => client.resetQueries(),
      sayProblem,
    );
  return (
    <div className={style.choice}>
      <span>{t('settings.others')}</span>
      {others.map(({ id, name }) => (
        <Button key={id} variant="subtle" onClick={() => void open(id)}>
          {t('settings.open')}: {name}
        </Button>
      ))}
    </div>
  );
}
