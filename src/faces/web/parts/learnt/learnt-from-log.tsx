// Beneath a design that was drafted from a history: what was learnt from it, folded until somebody wants to know.
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';
import style from './learnt.module.css';
import { WhatWasLearnt } from './what-was-learnt.tsx';

export function LearntFromLog({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useAnswer('GET /api/logs', { query: { workflow: workflowId } });
  const log = data?.logs[0];
  if (log === undefined) return null;
  return (
    <details className={style.folded} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('model.learntFrom', { name: log.name })}</summary>
      {isOpen ? <WhatWasLearnt logId={log.id} titled={false} /> : null}
      <Anchor component={Link} to={`/workflows/import/${log.id}/model` as never}>
        {t('model.more')}
      </Anchor>
    </details>
  );
}
