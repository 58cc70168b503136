// What a wait waits for: some time, a date, a message, a rule, or the first of several; and which stages a scope is over.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../../core/model/index.ts';
import { chooseWait, triggerOfWait, WAITS, type WaitWord, waitOf, withWait } from '../../state/triggers.ts';
import { useDesign } from '../../state/use-design.ts';
import { StagesControl } from './stages-control.tsx';
import { TriggerDetail } from './trigger-detail.tsx';

export function WaitSettings({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit, reshape } = useDesign();
  const { id, settings } = stage;
  const word = waitOf(settings);
  return (
    <>
      <Select
        label={t('design.flow.waitsFor')}
        allowDeselect={false}
        data={WAITS.map((value) => ({ value, label: t(`design.flow.waits.${value}`) }))}
        value={word}
        onChange={(next) => {
          if (next !== null && next !== word)
            reshape((workflow) => chooseWait(workflow, stage, next as WaitWord));
        }}
      />
      {word === 'first' ? null : (
        <TriggerDetail
          trigger={triggerOfWait(settings)}
          at={`stages.${id}.settings`}
          onChange={(trigger) =>
            edit(
              { type: 'ChangeStage', stage: id, changes: { settings: withWait(settings, trigger) } },
              `wait ${id}`,
            )
          }
        />
      )}
    </>
  );
}

export function ScopeSettings({ stage: { id, settings } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  return (
    <StagesControl
      label={t('design.flow.over')}
      description={t('design.flow.overHint')}
      fits={({ kind }) => kind !== 'end' && kind !== 'scope'}
      value={Array.isArray(settings.over) ? (settings.over as readonly string[]) : []}
      onChange={(over) => edit({ type: 'SetSetting', stage: id, setting: 'over', value: over })}
    />
  );
}
