// When a stage should be done: within some time, or said to have no deadline.
import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseDuration } from '../../../../core/base/index.ts';
import type { Due, Stage } from '../../../../core/model/index.ts';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import style from './panel.module.css';
import { Section } from './section.tsx';

const KINDS = ['none', 'within', 'no-deadline'] as const;

export function DuePart({ stage: { id, due, skippable } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const write = (next: Due | null, what?: string) =>
    edit({ type: 'ChangeStage', stage: id, changes: { due: next } }, what);
  const choose = (kind: string | null) => {
    if (kind === 'none') write(null);
    if (kind === 'within') write({ kind, duration: '2 business days' });
    if (kind === 'no-deadline') write({ kind });
  };
  return (
    <Section stage={id} part="due" title={t('design.stage.due')}>
      <div className={style.pair}>
        <Select
          label={t('design.due.label')}
          allowDeselect={false}
          data={KINDS.map((kind) => ({ value: kind, label: t(`design.due.${kind}`) }))}
          value={due?.kind ?? 'none'}
          onChange={choose}
        />
        {due?.kind === 'within' ? (
          <TypedLine
            label={t('design.due.duration')}
            placeholder={t('design.due.durationHint')}
            value={due.duration}
            error={isDuration(due.duration) ? undefined : t('design.due.wrong')}
            onType={(duration) => write({ kind: 'within', duration }, `due ${id}`)}
          />
        ) : null}
      </div>
      <Checkbox
        label={t('design.stage.skippable')}
        checked={skippable === true}
        onChange={({ currentTarget: { checked } }) =>
          edit({ type: 'ChangeStage', stage: id, changes: { skippable: checked ? true : undefined } })
        }
      />
    </Section>
  );
}

export const isDuration = (text: string): boolean => parseDuration(text).ok;
