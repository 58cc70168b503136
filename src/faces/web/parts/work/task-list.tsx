// The standard tasks of a piece of work; a tick shows at once and is taken back where it is refused.
import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { refresh } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { sayProblem } from '../toast.tsx';
import style from './work.module.css';
import { inOrder } from './work-commands.ts';

export function TaskList({ caseId, work }: { caseId: string; work: Work }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [ticked, setTicked] = useState<{ readonly [task: number]: boolean }>({});
  if (work.tasks.length === 0) return null;
  const tick = (task: number, done: boolean) => {
    setTicked((now) => ({ ...now, [task]: done }));
    const body = { workItem: work.workItem, task, done };
    inOrder(work.workItem, () => call('POST /api/cases/:caseId/tick-task', { params: { caseId }, body }))
      .then(() => refresh(client, ['cases']))
      .catch((error: unknown) => {
        setTicked((now) => ({ ...now, [task]: !done }));
        sayProblem(error, () => tick(task, done));
      });
  };
  return (
    <fieldset className={style.tasks}>
      <legend>{t('work.tasks')}</legend>
      {work.tasks.map(({ title, done }, task) => (
        <Checkbox
          key={title}
          label={title}
          checked={ticked[task] ?? done}
          disabled={!work.mine}
          onChange={(event) => tick(task, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
