// What happens step by step as a stage runs late: a reminder, another owner, somebody above.
import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LateAct, LateRung, OwnerRule, Stage } from '../../../../core/model/index.ts';
import { OwnerPicker } from '../pickers/owner-picker.tsx';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { isDuration } from './due-part.tsx';
import style from './panel.module.css';
import { Section } from './section.tsx';

export function LatePart({ stage: { id, late, due } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const write = (next: readonly LateRung[], what?: string) =>
    edit({ type: 'ChangeStage', stage: id, changes: { late: next } }, what);
  if (due?.kind !== 'within' && late.length === 0) return null;
  const add = () => write([...late, { when: { kind: 'share', percent: 80 }, act: { kind: 'remind' } }]);
  return (
    <Section stage={id} part="late" title={t('design.stage.late')}>
      {late.map((rung, index) => (
        <Rung
          key={index}
          rung={rung}
          onChange={(next) => write(late.with(index, next), `late ${id} ${index}`)}
          onRemove={() => write(late.toSpliced(index, 1))}
        />
      ))}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={add}
      >
        {t('design.late.add')}
      </Button>
    </Section>
  );
}

type RungProps = { rung: LateRung; onChange: (rung: LateRung) => void; onRemove: () => void };

function Rung({ rung, onChange, onRemove }: RungProps) {
  const { t } = useTranslation();
  const { act } = rung;
  const chooseAct = (kind: string | null) => {
    const to: OwnerRule = act.kind === 'remind' ? { kind: 'manager-of-requester' } : act.to;
    onChange({ ...rung, act: kind === 'remind' ? { kind } : ({ kind, to } as LateAct) });
  };
  return (
    <div className={style.item}>
      <div className={style.itemHead}>
        <RungTime rung={rung} onChange={onChange} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('design.late.remove')}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      <Select
        label={t('design.late.act')}
        allowDeselect={false}
        data={(['remind', 'reassign', 'escalate'] as const).map((kind) => ({
          value: kind,
          label: t(`design.late.${kind}`),
        }))}
        value={act.kind}
        onChange={chooseAct}
      />
      {act.kind === 'remind' ? null : (
        <OwnerPicker
          label={t('design.late.to')}
          value={act.to}
          onChange={(to) => (to === null ? undefined : onChange({ ...rung, act: { ...act, to } }))}
        />
      )}
    </div>
  );
}

function RungTime({ rung, onChange }: Pick<RungProps, 'rung' | 'onChange'>) {
  const { t } = useTranslation();
  const { when } = rung;
  const choose = (kind: string | null) =>
    onChange({ ...rung, when: kind === 'after' ? { kind, duration: '4h' } : { kind: 'share', percent: 80 } });
  return (
    <div className={style.pair}>
      <Select
        label={t('design.late.when')}
        allowDeselect={false}
        data={(['share', 'after'] as const).map((kind) => ({ value: kind, label: t(`design.late.${kind}`) }))}
        value={when.kind}
        onChange={choose}
      />
      {when.kind === 'share' ? (
        <NumberInput
          label={t('design.late.percent')}
          min={1}
          max={500}
          suffix=" %"
          hideControls
          value={when.percent}
          onChange={(percent) =>
            typeof percent === 'number' && percent > 0
              ? onChange({ ...rung, when: { kind: 'share', percent: Math.round(percent) } })
              : undefined
          }
        />
      ) : (
        <TypedLine
          label={t('design.due.duration')}
          value={when.duration}
          error={isDuration(when.duration) ? undefined : t('design.due.wrong')}
          onType={(duration) => onChange({ ...rung, when: { kind: 'after', duration } })}
        />
      )}
    </div>
  );
}
