// Who decides on an approval, in plain words: anyone, everyone, at least so many, one after another, by weight.
import { Button, NumberInput, Select, Switch } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import type { Stage } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { Section } from '../panel/section.tsx';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { DeciderItem } from './decider-item.tsx';
import { type Decider, type Decides, decidesOf, without } from './several-settings.ts';

const BY = ['any', 'all', 'quorum', 'in order', 'weighted'] as const;

export function DecidesPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const decides = decidesOf(stage.settings.decides);
  const write = (next: Decides, what = 'decides') =>
    edit(
      { type: 'SetSetting', stage: stage.id, setting: 'decides', value: next as Json },
      `${what} ${stage.id}`,
    );
  const { by = 'any', quorum, who = [], ask = false, once = false, more = false } = decides;
  const counts = by === 'quorum' || by === 'weighted';
  const chooseBy = (next: string | null) => {
    if (next === null) return;
    const kept = next === 'quorum' || next === 'weighted' ? { quorum: quorum ?? 2 } : {};
    const people = who.map((each) => (next === 'weighted' ? each : without(each, 'weight')));
    const list = people.length === 0 ? {} : { who: people };
    write({ ...without(without(decides, 'quorum'), 'who'), by: next, ...kept, ...list });
  };
  const people = (next: readonly Decider[]) =>
    write(next.length === 0 ? without(decides, 'who') : { ...decides, who: next });
  const flag = (name: 'ask' | 'once' | 'more', on: boolean) =>
    write(on ? { ...decides, [name]: true } : without(decides, name));
  return (
    <Section
      stage={stage.id}
      part="decides"
      title={t('design.decides.title')}
      hint={t('design.decides.hint')}
    >
      <Select
        aria-label={t('design.decides.title')}
        allowDeselect={false}
        data={BY.map((value) => ({ value, label: t(`design.decides.by.${value}`) }))}
        value={by}
        onChange={chooseBy}
      />
      {counts ? (
        <NumberInput
          label={t(by === 'quorum' ? 'design.decides.quorum' : 'design.decides.weight')}
          min={1}
          allowDecimal={by === 'weighted'}
          value={quorum ?? 2}
          onChange={(next) =>
            typeof next === 'number' && next > 0 ? write({ ...decides, quorum: next }, 'quorum') : undefined
          }
        />
      ) : null}
      {who.map((each, index) => (
        <DeciderItem
          key={index}
          stage={stage.id}
          index={index}
          decider={each}
          weighted={by === 'weighted'}
          onChange={(next) => people(who.with(index, next))}
          onRemove={() => people(who.toSpliced(index, 1))}
        />
      ))}
      <p className="quiet">
        {t(who.length === 0 ? 'design.decides.nobodyNamed' : 'design.decides.otherwise')}
      </p>
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={() => people([...who, { owner: 'requester.manager' }])}
      >
        {t('design.decides.addWho')}
      </Button>
      <NeverControl decides={decides} onChange={write} />
      <Switch
        label={t('design.decides.once')}
        checked={once}
        onChange={(event) => flag('once', event.currentTarget.checked)}
      />
      <Switch
        label={t('design.decides.ask')}
        checked={ask}
        onChange={(event) => flag('ask', event.currentTarget.checked)}
      />
      <Switch
        label={t('design.decides.more')}
        checked={more}
        onChange={(event) => flag('more', event.currentTarget.checked)}
      />
      <TimeOutControl stage={stage} decides={decides} onChange={write} />
    </Section>
  );
}

type ControlProps = { decides: Decides; onChange: (next: Decides, what?: string) => void };

/** The requester, whom most approvals keep out; what else a source names stays as it is. */
function NeverControl({ decides, onChange }: ControlProps) {
  const { t } = useTranslation();
  const { never } = decides;
  const barred = never == null ? [] : Array.isArray(never) ? (never as readonly Json[]) : [never];
  const others = barred.filter((each) => each !== 'requester');
  const turn = (on: boolean) => {
    const next = on ? ['requester', ...others] : others;
    onChange(
      next.length === 0
        ? without(decides, 'never')
        : { ...decides, never: next.length === 1 ? next[0] : next },
    );
  };
  return (
    <Switch
      label={t('design.decides.neverRequester')}
      checked={barred.includes('requester')}
      onChange={(event) => turn(event.currentTarget.checked)}
    />
  );
}

function TimeOutControl({ stage, decides, onChange }: ControlProps & { stage: Stage }) {
  const { t } = useTranslation();
  const { after } = decides;
  const first = stage.outcomes.find(({ name }) => name === 'rejected') ?? stage.outcomes.at(-1);
  const turn = (on: boolean) =>
    onChange(
      on
        ? { ...decides, after: { time: '3 business days', outcome: first?.name ?? '' } }
        : without(decides, 'after'),
    );
  return (
    <>
      <Switch
        label={t('design.decides.timeOut')}
        checked={after !== undefined}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {after === undefined ? null : (
        <div className={style.pair}>
          <TypedLine
            label={t('design.decides.time')}
            value={after.time}
            onType={(time) => onChange({ ...decides, after: { ...after, time } }, 'time-out')}
          />
          <Select
            label={t('design.decides.outcome')}
            allowDeselect={false}
            data={stage.outcomes.map(({ name, title }) => ({ value: name, label: title }))}
            value={after.outcome}
            onChange={(outcome) =>
              outcome === null ? undefined : onChange({ ...decides, after: { ...after, outcome } })
            }
          />
        </div>
      )}
    </>
  );
}
