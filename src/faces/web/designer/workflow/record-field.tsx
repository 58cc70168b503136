// One field: its name and type in a line, the rest on demand.
import { Checkbox, Select, TagsInput, TextInput, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD_TYPES, type Field, type FieldType } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { Act } from '../panel/transition-item.tsx';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import own from './workflow.module.css';

type Props = { id: string; field: Field; index: number; count: number };
type ChangeField = (changes: Partial<Field>, what?: string) => void;

export function RecordField({ id, field, index, count }: Props) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const { label, type } = field;
  const [opened, setOpened] = useState(type === 'choice' && field.options.length === 0);
  const change: ChangeField = (changes, what) => edit({ type: 'ChangeField', field: id, changes }, what);
  const retype = (next: FieldType) => {
    change({
      type: next,
      currency: next === 'money' ? field.currency || 'EUR' : '',
      options:
        next === 'choice' ? (field.options.length > 0 ? field.options : [t('design.types.choice')]) : [],
    });
    if (next === 'choice') setOpened(true);
  };
  const move = (to: number) => edit({ type: 'MoveField', field: id, index: to });
  return (
    <div className={style.item}>
      <div className={own.fieldHead}>
        <TypedLine
          aria-label={t('design.workflow.fieldName')}
          value={label}
          onType={(text) => change({ label: text }, `label ${id}`)}
        />
        <Select
          aria-label={t('design.workflow.type')}
          allowDeselect={false}
          data={FIELD_TYPES.map((value) => ({ value, label: t(`design.types.${value}`) }))}
          value={type}
          onChange={(next) => retype((next ?? type) as FieldType)}
        />
      </div>
      <div className={own.fieldLine}>
        <Checkbox
          size="xs"
          label={t('design.workflow.required')}
          checked={field.required}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        <UnstyledButton
          className={own.more}
          aria-label={t('design.workflow.fieldMore', { label })}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('frame.more')} <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
        <span className={own.acts}>
          <Act label={t('design.workflow.fieldUp', { label })} act={index > 0 ? () => move(index - 1) : null}>
            <ArrowUp size={15} aria-hidden="true" />
          </Act>
          <Act
            label={t('design.workflow.fieldDown', { label })}
            act={index < count - 1 ? () => move(index + 1) : null}
          >
            <ArrowDown size={15} aria-hidden="true" />
          </Act>
          <Act
            label={t('design.workflow.removeField', { label })}
            act={() => edit({ type: 'RemoveField', field: id })}
          >
            <X size={15} aria-hidden="true" />
          </Act>
        </span>
      </div>
      {opened ? <Details id={id} field={field} change={change} /> : null}
    </div>
  );
}

function Details({ id, field, change }: { id: string; field: Field; change: ChangeField }) {
  const { t } = useTranslation();
  const takesOptions = field.type === 'choice' || field.type === 'list';
  return (
    <>
      {takesOptions ? (
        <TagsInput
          label={t('design.workflow.options')}
          description={t('design.workflow.optionsHint')}
          value={[...field.options]}
          onChange={(options) => {
            if (options.length > 0 || field.type === 'list') change({ options });
          }}
        />
      ) : null}
      {field.type === 'money' ? (
        <Currency value={field.currency} onChange={(currency) => change({ currency })} />
      ) : null}
      <TypedLine
        optional
        label={t('design.workflow.help')}
        value={field.help ?? ''}
        onType={(text) => change({ help: text === '' ? null : text }, `help ${id}`)}
      />
      <Checkbox
        size="xs"
        label={t('design.workflow.personal')}
        description={t('design.workflow.personalHint')}
        checked={field.personal}
        onChange={(event) => change({ personal: event.currentTarget.checked })}
      />
    </>
  );
}

/** Three letters; until they are three, they stay here. */
function Currency({ value, onChange }: { value: string; onChange: (currency: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  return (
    <TextInput
      label={t('design.workflow.currency')}
      maxLength={3}
      value={typed}
      onBlur={() => setTyped(value)}
      onChange={(event) => {
        const letters = event.currentTarget.value.toUpperCase().replace(/[^A-Z]/g, '');
        setTyped(letters);
        if (letters.length === 3) onChange(letters);
      }}
    />
  );
}
