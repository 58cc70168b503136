// One traced case: what it is called and its steps, in order.
import { Button, TextInput } from '@mantine/core';
import { Copy, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Known, StepRow } from './step-row.tsx';
import { blankStep, moved, type ToldCase, type ToldStep } from './told.ts';
import style from './trace.module.css';

type Props = {
  told: ToldCase;
  known: Known;
  onChange: (told: ToldCase) => void;
  /** Offered while this case says nothing and another does. */
  onCopy: (() => void) | undefined;
};

export function CaseForm({ told, known, onChange, onCopy }: Props) {
  const { t } = useTranslation();
  const { steps } = told;
  const setSteps = (next: readonly ToldStep[]) => onChange({ ...told, steps: next });
  return (
    <div className={style.case}>
      <div className={style.caseHead}>
        <TextInput
          className={style.caseName}
          label={t('trace.caseName')}
          placeholder={t('trace.caseNameExample')}
          value={told.name}
          onChange={(event) => onChange({ ...told, name: event.currentTarget.value })}
        />
        {onCopy === undefined ? null : (
          <Button variant="default" leftSection={<Copy size={15} aria-hidden="true" />} onClick={onCopy}>
            {t('trace.copy')}
          </Button>
        )}
      </div>
      <ol className={style.steps}>
        {steps.map((step, place) => (
          <StepRow
            key={step.key}
            step={step}
            place={place}
            isLast={place === steps.length - 1}
            known={known}
            onChange={(next) => setSteps(steps.map((other) => (other.key === step.key ? next : other)))}
            onMove={(by) => setSteps(moved(steps, place, by))}
            onRemove={() => setSteps(steps.filter(({ key }) => key !== step.key))}
          />
        ))}
      </ol>
      <Button
        variant="subtle"
        leftSection={<Plus size={16} aria-hidden="true" />}
        onClick={() => setSteps([...steps, blankStep()])}
      >
        {t('trace.addStep')}
      </Button>
    </div>
  );
}
