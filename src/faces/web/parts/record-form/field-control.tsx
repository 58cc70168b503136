// The control of one field, by its type.
import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../../core/model/index.ts';
import { PersonPicker } from '../person-picker.tsx';
import { type FormValue, isUnread } from './check-record.ts';
import { type ControlProps, commonOf } from './control.ts';
import { FileControl } from './file-control.tsx';
import { MoneyControl, NumberControl } from './number-controls.tsx';

/** Up to this many options stand open as buttons; more are a list that is searched by typing. */
const MOST_OPEN_OPTIONS = 3;

export function FieldControl(props: ControlProps) {
  switch (props.entry.field.type) {
    case 'number':
      return <NumberControl {...props} />;
    case 'money':
      return <MoneyControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'yes-no':
      return <YesNoControl {...props} />;
    case 'person':
      return <PersonControl {...props} />;
    case 'file':
      return <FileControl {...props} />;
    case 'list':
    case 'long-text':
      return <LongTextControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
}

const textOf = (value: FormValue): string =>
  typeof value === 'string' ? value : isUnread(value) ? value.unread : '';
const orNothing = (text: string): FieldValue => (text === '' ? null : text);

function TextControl(props: ControlProps) {
  const { entry, value, onChange } = props;
  const type = entry.field.type === 'date' ? 'date' : 'text';
  const change = (text: string) => onChange(orNothing(text));
  return (
    <TextInput
      {...commonOf(props)}
      type={type}
      value={textOf(value)}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function LongTextControl(props: ControlProps) {
  const { entry, value, onChange } = props;
  const { t } = useTranslation();
  const asList = entry.field.type === 'list';
  const text = Array.isArray(value) ? value.join('\n') : textOf(value);
  const change = (typed: string) => onChange(asList && typed !== '' ? typed.split('\n') : orNothing(typed));
  return (
    <Textarea
      {...commonOf(props)}
      {...(asList && entry.field.help === null ? { description: t('form.listHint') } : {})}
      autosize
      minRows={asList ? 2 : 3}
      maxRows={16}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function ChoiceControl(props: ControlProps) {
  const { entry, value, onChange } = props;
  const { t } = useTranslation();
  const { options } = entry.field;
  return (
    <Select
      {...commonOf(props)}
      data={[...options]}
      placeholder={t('form.choose')}
      searchable={options.length > MOST_OPEN_OPTIONS}
      clearable={!entry.required}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}

function YesNoControl(props: ControlProps) {
  const { entry, value, error, disabled, onChange } = props;
  const { t } = useTranslation();
  const { label, help } = entry.field;
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} aria-labelledby={`label-${entry.id}`}>
      <div id={`label-${entry.id}`} style={{ fontWeight: 550, marginBottom: 4 }}>
        {label}
      </div>
      {help === null ? null : <p className="quiet">{help}</p>}
      <SegmentedControl
        id={`field-${entry.id}`}
        disabled={disabled}
        value={value === true ? 'yes' : value === false ? 'no' : ''}
        onChange={(chosen) => onChange(chosen === 'yes')}
        data={[
          { value: 'yes', label: t('form.yes') },
          { value: 'no', label: t('form.no') },
        ]}
      />
      {error === undefined ? null : <p style={{ color: 'var(--late)', fontSize: 13 }}>{error}</p>}
    </fieldset>
  );
}

function PersonControl(props: ControlProps) {
  const { value, onChange } = props;
  return (
    <PersonPicker
      {...commonOf(props)}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={onChange}
    />
  );
}
