// Which fields are filled in at a stage.
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../core/model/index.ts';
import { FormFields } from '../pickers/form-fields.tsx';
import { useDesign } from '../state/use-design.ts';
import { Section } from './section.tsx';

export function FormPart({ stage: { id, form } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { reshape } = useDesign();
  return (
    <Section stage={id} part="form" title={t('design.stage.form')} hint={t('design.stage.formHint')}>
      <FormFields
        fields={form}
        onChange={(change) =>
          reshape((workflow) => ({
            ...workflow,
            stages: workflow.stages.map((stage) =>
              stage.id === id ? { ...stage, form: change(stage.form) } : stage,
            ),
          }))
        }
      />
    </Section>
  );
}
