// The ways out of a stage that waits for the first of several, or watches over others: what each is called, what leads to
// it, and where it goes.
import { Button, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { blankOutcome, type Stage, titleFromId } from '../../../../../core/model/index.ts';
import style from '../../panel/panel.module.css';
import { Section } from '../../panel/section.tsx';
import { Act } from '../../panel/transition-item.tsx';
import { TargetPicker } from '../../pickers/target-picker.tsx';
import { TypedLine } from '../../pickers/typed.tsx';
import {
  addTriggered,
  freshTrigger,
  removeTriggered,
  setTrigger,
  TRIGGERS,
  type Trigger,
  type TriggerWord,
  triggersOf,
  wordOf,
} from '../../state/triggers.ts';
import { useDesign } from '../../state/use-design.ts';
import { TriggerDetail } from './trigger-detail.tsx';

export function TriggersPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { workflow, reshape } = useDesign();
  const { id, kind, outcomes } = stage;
  const names = [...new Set([...outcomes.map(({ name }) => name), ...Object.keys(triggersOf(stage))])];
  const target = outcomes.at(-1)?.to ?? workflow.stages.find((each) => each.kind === 'end')?.id;
  const isScope = kind === 'scope';
  return (
    <Section
      stage={id}
      part="ways"
      title={t(isScope ? 'design.flow.endsTitle' : 'design.flow.firstTitle')}
      hint={t(isScope ? 'design.flow.endsHint' : 'design.flow.firstHint')}
    >
      {names.map((name) => (
        <TriggerItem key={name} stage={stage} name={name} />
      ))}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        disabled={target === undefined}
        onClick={() =>
          reshape((now) => (target === undefined ? now : addTriggered(now, id, target, { after: '3 days' })))
        }
      >
        {t(isScope ? 'design.flow.addEnd' : 'design.flow.addFirst')}
      </Button>
    </Section>
  );
}

function TriggerItem({ stage, name }: { stage: Stage; name: string }) {
  const { t } = useTranslation();
  const { reshape, edit, workflow } = useDesign();
  const { id, kind } = stage;
  const outcome = stage.outcomes.find((each) => each.name === name);
  const trigger = triggersOf(stage)[name];
  const title = outcome?.title ?? titleFromId(name);
  const write = (next: Trigger) => reshape((now) => setTrigger(now, id, name, next), `for ${id} ${name}`);
  const lead = (to: string) =>
    outcome === undefined
      ? edit({ type: 'AddOutcome', stage: id, outcome: blankOutcome(name, to) })
      : edit({ type: 'ChangeOutcome', stage: id, outcome: name, changes: { to } });
  // A failure within is known to a scope alone.
  const words = TRIGGERS.filter((word) => kind === 'scope' || word !== 'failure' || wordOf(trigger) === word);
  return (
    <div className={style.item}>
      <div className={style.itemHead}>
        <TypedLine
          label={t('design.stage.outcomeName')}
          value={title}
          disabled={outcome === undefined}
          onType={(text) =>
            edit(
              { type: 'ChangeOutcome', stage: id, outcome: name, changes: { title: text } },
              `outcome ${id} ${name}`,
            )
          }
        />
        <Act
          label={`${t('design.stage.remove')}: ${title}`}
          act={() => reshape((now) => removeTriggered(now, id, name))}
        >
          <X size={16} aria-hidden="true" />
        </Act>
      </div>
      <Select
        label={t('design.flow.leads')}
        placeholder={t('design.flow.nothingLeads')}
        allowDeselect={false}
        data={words.map((word) => ({ value: word, label: t(`design.flow.trigger.${word}`) }))}
        value={wordOf(trigger)}
        onChange={(word) =>
          word === null || word === wordOf(trigger)
            ? undefined
            : write(freshTrigger(word as TriggerWord, workflow))
        }
      />
      {trigger === undefined ? null : (
        <TriggerDetail trigger={trigger} at={`stages.${id}.settings.for.${name}`} onChange={write} />
      )}
      <TargetPicker value={outcome?.to ?? ''} from={id} onChange={lead} />
    </div>
  );
}
