// The forms that open a case: what they ask, who may send them, where the case starts, and the public link.
import { Button, MultiSelect } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  edit as edited,
  INTAKE_SOURCES,
  type Intake,
  type IntakeSource,
} from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { Section } from '../panel/section.tsx';
import { Act } from '../panel/transition-item.tsx';
import { FormFields } from '../pickers/form-fields.tsx';
import { TargetPicker } from '../pickers/target-picker.tsx';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { PublicLink } from './public-link.tsx';

export function IntakePart() {
  const { t } = useTranslation();
  const { workflow, edit } = useDesign();
  const starts = workflow.stages[0]?.id;
  const add = () => {
    if (starts === undefined) return;
    const fields = Object.entries(workflow.record).map(([field, { required }]) => ({ field, required }));
    edit({ type: 'AddIntake', intake: { title: workflow.title, fields, from: ['people'], starts } });
  };
  return (
    <Section part="intake" title={t('design.workflow.intake')}>
      {workflow.intake.map((intake, index) => (
        <IntakeItem key={index} intake={intake} index={index} />
      ))}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={add}
      >
        {t('design.workflow.addIntake')}
      </Button>
    </Section>
  );
}

function IntakeItem({ intake, index }: { intake: Intake; index: number }) {
  const { t } = useTranslation();
  const { edit, reshape } = useDesign();
  const { title, fields, from, starts } = intake;
  const change = (changes: Partial<Intake>, what?: string) =>
    edit({ type: 'ChangeIntake', index, changes }, what);
  return (
    <div className={style.item}>
      <div className={style.itemHead}>
        <TypedLine
          label={t('design.workflow.intakeTitle')}
          value={title}
          onType={(text) => change({ title: text }, `intake ${index}`)}
        />
        <Act
          label={t('design.workflow.removeIntake', { title })}
          act={() => edit({ type: 'RemoveIntake', index })}
        >
          <X size={16} aria-hidden="true" />
        </Act>
      </div>
      <span className={style.quietNote}>{t('design.workflow.intakeFields')}</span>
      <FormFields
        fields={fields}
        onChange={(how) =>
          reshape((workflow) => {
            const now = workflow.intake[index];
            if (now === undefined) return workflow;
            return edited(workflow, { type: 'ChangeIntake', index, changes: { fields: how(now.fields) } });
          })
        }
      />
      <MultiSelect
        label={t('design.workflow.intakeFrom')}
        data={INTAKE_SOURCES.map((value) => ({ value, label: t(`design.workflow.from.${value}`) }))}
        value={[...from]}
        onChange={(next) => {
          if (next.length > 0) change({ from: next as IntakeSource[] });
        }}
      />
      <TargetPicker
        label={t('design.workflow.intakeStarts')}
        value={starts}
        from=""
        onChange={(next) => change({ starts: next })}
      />
      {from.includes('public') ? <PublicLink title={title} /> : null}
    </div>
  );
}
