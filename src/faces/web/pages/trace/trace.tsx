// Trace a case by hand: three real cases, step by step, draw the first map and lead to a draft.
import '../../words/insight.ts';
import { Alert, Button, Tabs, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { useDraft } from '../../state/draft.ts';
import { CaseForm } from './case-form.tsx';
import { LiveMap } from './live-map.tsx';
import {
  blankCase,
  blankTold,
  casesTold,
  hasUnreadable,
  namesIn,
  sameSteps,
  type Told,
  type ToldCase,
} from './told.ts';
import style from './trace.module.css';

export function Page() {
  const { t } = useTranslation();
  const [told, setTold, forget] = useDraft<Told>('trace', blankTold());
  const [open, setOpen] = useState(told.cases[0]?.key ?? '');
  const known = useKnown(told);
  const { finish, isSending, error } = useFinish(told, forget);
  const setCase = (next: ToldCase) =>
    setTold({ ...told, cases: told.cases.map((other) => (other.key === next.key ? next : other)) });
  const first = told.cases[0];
  const addCase = () => {
    const added = blankCase();
    setTold({ ...told, cases: [...told.cases, added] });
    setOpen(added.key);
  };
  return (
    <PageGround>
      <PageHeader title={t('trace.title')} lead={t('trace.lead')} />
      <LiveMap told={told} />
      <TextInput
        className={style.title}
        label={t('trace.what')}
        placeholder={t('trace.whatExample')}
        value={told.title}
        onChange={(event) => setTold({ ...told, title: event.currentTarget.value })}
      />
      <Tabs
        value={open}
        onChange={(key) => (key === 'add' ? addCase() : setOpen(key ?? ''))}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('trace.cases')}>
          {told.cases.map(({ key, name }, place) => (
            <Tabs.Tab key={key} value={key}>
              {name.trim() === '' ? t('trace.case', { place: place + 1 }) : name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {told.cases.map((one) => (
          <Tabs.Panel key={one.key} value={one.key}>
            <CaseForm
              told={one}
              known={known}
              onChange={setCase}
              onCopy={
                first && first !== one && sameSteps(first).length > 0 && sameSteps(one).length === 0
                  ? () => setCase({ ...one, steps: sameSteps(first) })
                  : undefined
              }
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      {error === null ? null : (
        <Alert color="red" variant="light" role="alert">
          {sentenceOf(error)}
        </Alert>
      )}
      <div className={style.actions}>
        <Button
          loading={isSending}
          disabled={casesTold(told).length === 0 || hasUnreadable(told)}
          onClick={finish}
        >
          {t('trace.finish')}
        </Button>
        <Button variant="default" onClick={addCase}>
          {t('trace.addCase')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            const fresh = blankTold();
            setTold(fresh);
            setOpen(fresh.cases[0]?.key ?? '');
          }}
        >
          {t('trace.clear')}
        </Button>
      </div>
    </PageGround>
  );
}

/** Names to offer: those typed already, and for people also those who are here. */
function useKnown(told: Told) {
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const here = people.filter(({ active }) => active).map(({ name }) => name);
  return {
    activity: namesIn(told, 'activity'),
    who: [...new Set([...namesIn(told, 'who'), ...here])],
    tool: namesIn(told, 'tool'),
  };
}

function useFinish(told: Told, forget: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useCommand('POST /api/traces', ['logs']);
  const title = told.title.trim() === '' ? t('trace.untitled') : told.title.trim();
  const finish = () =>
    mutate(
      { body: { title, cases: casesTold(told) } },
      {
        onSuccess: ({ id }) => {
          forget();
          void navigate({ to: '/workflows/import/$logId', params: { logId: id } });
        },
      },
    );
  return { finish, isSending: isPending, error };
}
