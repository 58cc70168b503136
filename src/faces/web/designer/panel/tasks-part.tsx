// The standard tasks of a stage, each ticked before it is done.
import { ActionIcon, Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../core/model/index.ts';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import style from './panel.module.css';
import { Section } from './section.tsx';

export function TasksPart({ stage: { id, tasks } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const write = (next: readonly string[], what?: string) =>
    edit({ type: 'ChangeStage', stage: id, changes: { tasks: next } }, what);
  return (
    <Section stage={id} part="tasks" title={t('design.stage.tasks')} hint={t('design.stage.tasksHint')}>
      {tasks.map((task, index) => (
        <div key={index} className={style.line}>
          <TypedLine
            aria-label={`${t('design.stage.tasks')} ${index + 1}`}
            value={task}
            onType={(text) => write(tasks.with(index, text), `task ${id} ${index}`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={`${t('design.stage.remove')}: ${task}`}
            onClick={() => write(tasks.toSpliced(index, 1))}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={() => write([...tasks, t('design.stage.tasks')])}
      >
        {t('design.stage.addTask')}
      </Button>
    </Section>
  );
}
