// Who stands in for a person for some days, or for the work of one team or workflow. Days are the reader's own, both included.
import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dayAt, endOfDay, startOfDay } from '../../parts/days.ts';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { Person } from '../../wire.ts';
import style from './people.module.css';

type Deputy = Person['deputies'][number];
type Props = { except: string; deputies: readonly Deputy[]; onChange: (deputies: Deputy[]) => void };

const NEW: Deputy = { person: '', from: null, to: null, team: null, workflow: null };

export function Deputies({ except, deputies, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ fontWeight: 550, padding: 0 }}>{t('people.deputies')}</legend>
      <p className="quiet">{t('people.deputiesHelp')}</p>
      {deputies.map((deputy, index) => (
        <OneDeputy
          key={index}
          except={except}
          deputy={deputy}
          onChange={(next) => onChange(deputies.with(index, next))}
          onRemove={() => onChange(deputies.toSpliced(index, 1))}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        mt={8}
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={() => onChange([...deputies, NEW])}
      >
        {t('people.deputyAdd')}
      </Button>
    </fieldset>
  );
}

type OneProps = { except: string; deputy: Deputy; onChange: (deputy: Deputy) => void; onRemove: () => void };

function OneDeputy({ except, deputy, onChange, onRemove }: OneProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Deputy>) => onChange({ ...deputy, ...part });
  const { from, to } = deputy;
  return (
    <div className={style.deputy}>
      <div className={style.deputyHead}>
        <PersonPicker
          label={t('people.deputyPerson')}
          except={except}
          ownersOnly
          clearable={false}
          value={deputy.person === '' ? null : deputy.person}
          onChange={(person) => set({ person: person ?? '' })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('people.deputyRemove')}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      <Scope deputy={deputy} set={set} />
      <Group gap="xs" grow mt={8}>
        <TextInput
          type="date"
          label={t('people.deputyFrom')}
          value={dayAt(from)}
          onChange={({ currentTarget: { value } }) => set({ from: value === '' ? null : startOfDay(value) })}
        />
        <TextInput
          type="date"
          label={t('people.deputyTo')}
          min={dayAt(from)}
          value={dayAt(to, -1)}
          onChange={({ currentTarget: { value } }) => set({ to: value === '' ? null : endOfDay(value) })}
        />
      </Group>
    </div>
  );
}

function Scope({ deputy, set }: { deputy: Deputy; set: (part: Partial<Deputy>) => void }) {
  const { t } = useTranslation();
  const teams = useAnswer('GET /api/teams').data?.teams ?? [];
  const workflows = useAnswer('GET /api/workflows').data?.workflows ?? [];
  return (
    <Group gap="xs" grow mt={8}>
      <Select
        clearable
        label={t('people.deputyTeam')}
        placeholder={t('people.deputyAll')}
        data={teams.map(({ key, name }) => ({ value: key, label: name }))}
        value={deputy.team}
        onChange={(team) => set({ team })}
      />
      <Select
        clearable
        label={t('people.deputyWorkflow')}
        placeholder={t('people.deputyAll')}
        data={workflows.map(({ id, title }) => ({ value: id, label: title }))}
        value={deputy.workflow}
        onChange={(workflow) => set({ workflow })}
      />
    </Group>
  );
}
