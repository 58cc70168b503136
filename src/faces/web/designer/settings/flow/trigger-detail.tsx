// What a trigger needs to know: how long, which date, the name of the message, or the rule.
import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../../core/base/index.ts';
import { isDuration } from '../../panel/due-part.tsx';
import { TypedLine } from '../../pickers/typed.tsx';
import { RuleEditor } from '../../rule/rule-editor.tsx';
import { type Trigger, wordOf } from '../../state/triggers.ts';
import { useDesign } from '../../state/use-design.ts';

type Props = {
  trigger: Trigger;
  /** The path of the trigger in the model, for what is wrong with its rule. */
  at: string;
  onChange: (trigger: Trigger) => void;
};

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export function TriggerDetail({ trigger, at, onChange }: Props) {
  const { t } = useTranslation();
  switch (wordOf(trigger)) {
    case 'after': {
      const after = textOf(trigger.after);
      return (
        <TypedLine
          label={t('design.due.duration')}
          placeholder={t('design.due.durationHint')}
          error={isDuration(after) ? undefined : t('design.due.wrong')}
          value={after}
          onType={(text) => onChange({ after: text })}
        />
      );
    }
    case 'field':
      return <DateField value={textOf(trigger.field)} onChange={(field) => onChange({ field })} />;
    case 'message':
      return (
        <>
          <TypedLine
            label={t('design.flow.message')}
            description={t('design.flow.messageHint')}
            value={textOf(trigger.message)}
            onType={(message) => onChange({ ...trigger, message })}
          />
          <Switch
            label={t('design.flow.keep')}
            checked={trigger.keep === true}
            onChange={({ currentTarget: { checked } }) =>
              onChange({ message: textOf(trigger.message), ...(checked ? { keep: true } : {}) })
            }
          />
        </>
      );
    case 'when':
      return (
        <RuleEditor
          rule={textOf(trigger.when)}
          at={`${at}.when`}
          reads="design.flow.reads"
          onChange={(rule) => onChange({ when: rule.trim() === '' ? 'false' : rule })}
        />
      );
    default:
      return null;
  }
}

function DateField({ value, onChange }: { value: string; onChange: (field: string) => void }) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const dates = Object.entries(record)
    .filter(([, { type }]) => type === 'date')
    .map(([id, { label }]) => ({ value: id, label }));
  const stray =
    value === '' || dates.some((each) => each.value === value)
      ? []
      : [{ value, label: t('design.owner.missing', { key: value }) }];
  return (
    <Select
      label={t('design.flow.date')}
      allowDeselect={false}
      placeholder={dates.length === 0 ? t('design.flow.noDate') : undefined}
      data={[...dates, ...stray]}
      value={value === '' ? null : value}
      onChange={(next) => (next === null ? undefined : onChange(next))}
    />
  );
}
