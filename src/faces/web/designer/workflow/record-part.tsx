// The fields that travel with a case: named, typed, put in order.
import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blankField, fieldFromTitle } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { Section } from '../panel/section.tsx';
import { useDesign } from '../state/use-design.ts';
import { RecordField } from './record-field.tsx';

export function RecordPart() {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const fields = Object.entries(record);
  return (
    <Section part="record" title={t('design.workflow.record')} hint={t('design.workflow.recordHint')}>
      {fields.map(([id, field], index) => (
        <RecordField key={id} id={id} field={field} index={index} count={fields.length} />
      ))}
      <AddField />
    </Section>
  );
}

function AddField() {
  const { t } = useTranslation();
  const { workflow, edit } = useDesign();
  const [label, setLabel] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const add = () => {
    if (label.trim() === '') return box.current?.focus();
    const field = fieldFromTitle(label, Object.keys(workflow.record));
    edit({ type: 'AddField', field, definition: blankField(field, { label: label.trim() }) });
    setLabel('');
  };
  return (
    <div className={style.line}>
      <TextInput
        ref={box}
        aria-label={t('design.workflow.fieldName')}
        placeholder={t('design.workflow.addField')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button variant="light" leftSection={<Plus size={15} aria-hidden="true" />} onClick={add}>
        {t('design.workflow.addField')}
      </Button>
    </div>
  );
}
