// The design as a list: every stage with its name, who has it and where it leads. All that the canvas can, by keyboard.
import { TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addAfter } from '../state/reshape.ts';
import { useDesign } from '../state/use-design.ts';
import style from './outline.module.css';
import { OutlineRow } from './outline-row.tsx';
import { useOutlineKeys } from './use-outline-keys.ts';

export function Outline() {
  const { t } = useTranslation();
  const { workflow, mayDesign } = useDesign();
  const keys = useOutlineKeys();
  return (
    <div className={style.outline}>
      <p className={`quiet ${style.help}`}>{t('design.outline.help')}</p>
      <ol
        ref={keys.list}
        className={style.rows}
        aria-label={t('design.outline.label', { title: workflow.title })}
      >
        {workflow.stages.map((stage, index) => (
          <OutlineRow key={stage.id} stage={stage} index={index} keys={keys} />
        ))}
      </ol>
      {mayDesign ? <NextStage /> : null}
    </div>
  );
}

/** Typing names one after the other builds the main path: each new stage comes before the end. */
function NextStage() {
  const { t } = useTranslation();
  const { workflow, reshape } = useDesign();
  const [title, setTitle] = useState('');
  const add = () => {
    if (title.trim() === '') return;
    const last = workflow.stages.findLast(({ kind }) => kind !== 'end' && kind !== 'scope');
    reshape((now) => addAfter(now, last?.id ?? '', { title, kind: 'work' })[0]);
    setTitle('');
  };
  return (
    <TextInput
      className={style.next}
      leftSection={<Plus size={16} aria-hidden="true" />}
      aria-label={t('design.outline.newStage')}
      placeholder={t('design.outline.newStageHint')}
      value={title}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        add();
      }}
    />
  );
}
