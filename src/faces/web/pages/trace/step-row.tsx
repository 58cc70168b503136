// One step of a traced case: what was done, by whom, how long it waited before and took, and in which tool.
import { ActionIcon, Autocomplete, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { typedSpan } from '../../parts/typed-span.ts';
import type { ToldStep } from './told.ts';
import style from './trace.module.css';

export type Known = { readonly activity: string[]; readonly who: string[]; readonly tool: string[] };

type Props = {
  step: ToldStep;
  place: number;
  isLast: boolean;
  known: Known;
  onChange: (step: ToldStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

export function StepRow({ step, place, isLast, known, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  const set = (part: keyof ToldStep) => (value: string) => onChange({ ...step, [part]: value });
  const spanError = (text: string) => (typedSpan(text) === undefined ? t('trace.noSpan') : null);
  return (
    <li className={style.step}>
      <span className={`figures quiet ${style.number}`} aria-hidden="true">
        {place + 1}
      </span>
      <Autocomplete
        label={t('trace.activity')}
        placeholder={place === 0 ? t('trace.activityFirst') : t('trace.activityThen')}
        data={known.activity}
        value={step.activity}
        onChange={set('activity')}
      />
      <Autocomplete label={t('trace.who')} data={known.who} value={step.who} onChange={set('who')} />
      <TextInput
        label={t('trace.waited')}
        placeholder={place === 0 ? t('trace.first') : t('trace.waitedExample')}
        disabled={place === 0}
        value={place === 0 ? '' : step.waited}
        error={spanError(step.waited)}
        onChange={(event) => set('waited')(event.currentTarget.value)}
      />
      <TextInput
        label={t('trace.took')}
        placeholder={t('trace.tookExample')}
        value={step.took}
        error={spanError(step.took)}
        onChange={(event) => set('took')(event.currentTarget.value)}
      />
      <Autocomplete label={t('trace.tool')} data={known.tool} value={step.tool} onChange={set('tool')} />
      <span className={style.acts}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={place === 0}
          aria-label={t('trace.up', { place: place + 1 })}
          onClick={() => onMove(-1)}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isLast}
          aria-label={t('trace.down', { place: place + 1 })}
          onClick={() => onMove(1)}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('trace.remove', { place: place + 1 })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </span>
    </li>
  );
}
