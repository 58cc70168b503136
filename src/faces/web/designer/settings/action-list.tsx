// What the machine does, one action after the other; each kind of action brings its own form.
import { Button, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ACTION_KINDS, actionKind } from '../../../../core/engine/index.ts';
import type { Action } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { Act } from '../panel/transition-item.tsx';
import { ActionSettings } from './action-settings.tsx';

type Props = { label: string; actions: readonly Action[]; onChange: (actions: readonly Action[]) => void };

/** What an action begins with. */
const FIRST: { readonly [kind: string]: Action['settings'] } = {
  notify: { owner: true, text: '{{case.title}}' },
  assign: { rule: 'requester.manager' },
  move: { to: '' },
  'create-tasks': { tasks: 'Have a second look' },
  'call-webhook': { url: '' },
  'send-mail': { to: '', subject: '{{case.title}}', text: 'Look at {{case.title}}.' },
  'open-case': { workflow: '', values: {} },
};

export function ActionList({ label, actions, onChange }: Props) {
  const { t } = useTranslation();
  const write = (index: number, action: Action) => onChange(actions.with(index, action));
  const add = () => onChange([...actions, { kind: 'notify', settings: FIRST.notify ?? {} }]);
  return (
    <fieldset className={style.actions}>
      <legend>{label}</legend>
      {actions.map((action, index) => (
        <div key={index} className={style.item}>
          <div className={style.itemHead}>
            <Select
              label={t('automate.action.kind')}
              allowDeselect={false}
              data={ACTION_KINDS.map(({ kind, title }) => ({ value: kind, label: title }))}
              value={action.kind}
              onChange={(kind) => {
                if (kind !== null && kind !== action.kind)
                  write(index, { kind, settings: FIRST[kind] ?? {} });
              }}
            />
            <Act label={t('automate.removeAction')} act={() => onChange(actions.toSpliced(index, 1))}>
              <X size={16} aria-hidden="true" />
            </Act>
          </div>
          <ActionSettings
            key={action.kind}
            shape={actionKind(action.kind)?.settings}
            settings={action.settings}
            onChange={(settings) => write(index, { ...action, settings })}
          />
        </div>
      ))}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={add}
      >
        {t('automate.addAction')}
      </Button>
    </fieldset>
  );
}
