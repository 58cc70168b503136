// What a stage is: its name, its kind, what is to be done there, and the settings of its kind.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { STAGE_KINDS, stageKind } from '../../../../core/engine/index.ts';
import type { Stage } from '../../../../core/model/index.ts';
import { TypedLine, TypedText } from '../pickers/typed.tsx';
import { DecidesPart } from '../settings/decides-part.tsx';
import { EachPart } from '../settings/each-part.tsx';
import { ScopeSettings, WaitSettings } from '../settings/flow/wait-part.tsx';
import { SettingsForm } from '../settings/settings-form.tsx';
import { TablePart } from '../settings/table/table-part.tsx';
import { changeKind } from '../state/reshape.ts';
import { useDesign } from '../state/use-design.ts';
import { Section } from './section.tsx';

export function KindPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit, reshape } = useDesign();
  const { id, title, kind, description, settings } = stage;
  const found = stageKind(kind);
  return (
    <>
      <Section stage={id} part="" title={found?.title ?? kind} hint={found?.summary ?? ''}>
        <TypedLine
          label={t('design.stage.title')}
          value={title}
          onType={(text) => edit({ type: 'ChangeStage', stage: id, changes: { title: text } }, `title ${id}`)}
        />
        <TypedText
          label={t('design.stage.description')}
          value={description ?? ''}
          onType={(text) =>
            edit(
              { type: 'ChangeStage', stage: id, changes: { description: text === '' ? null : text } },
              `description ${id}`,
            )
          }
        />
      </Section>
      <Section stage={id} part="kind" title={t('design.stage.kind')}>
        <Select
          aria-label={t('design.stage.kind')}
          allowDeselect={false}
          data={STAGE_KINDS.map((each) => ({ value: each.kind, label: each.title }))}
          value={kind}
          onChange={(next) => {
            if (next !== null && next !== kind) reshape((workflow) => changeKind(workflow, stage, next));
          }}
        />
        {kind === 'wait' ? <WaitSettings stage={stage} /> : null}
        {kind === 'scope' ? <ScopeSettings stage={stage} /> : null}
        {found === undefined || kind === 'wait' || kind === 'scope' ? null : (
          <SettingsForm
            key={kind}
            shape={found.settings}
            value={settings}
            onChange={(setting, value) =>
              edit({ type: 'SetSetting', stage: id, setting, value }, `${id} ${setting}`)
            }
          />
        )}
        {kind === 'decide' ? <TablePart stage={stage} /> : null}
      </Section>
      {kind === 'approval' ? <DecidesPart stage={stage} /> : null}
      {kind === 'work' ? <EachPart stage={stage} /> : null}
    </>
  );
}
