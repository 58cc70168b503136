// Which findings are shown: those to decide, accepted, dismissed or all, and of which kind. The address keeps it.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Findings } from '../../wire.ts';
import style from './findings.module.css';
import { type Change, type FindingsAddress, isOf, SHOWN } from './findings-address.ts';
import { kindTextOf } from './in-words.ts';

type Props = { all: Findings; address: FindingsAddress; onChange: Change };

export function FindingFilters({ all: { findings }, address, onChange }: Props) {
  const { t } = useTranslation();
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return (
    <div className={style.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these choose what is shown */}
      <div className={style.states} role="group" aria-label={t('findings.states.label')}>
        {SHOWN.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={state === address.state}
            onClick={() => onChange({ state: state === 'todo' ? '' : state, open: '' }, true)}
          >
            {t(`findings.states.${state}`)}{' '}
            <span className="figures">{findings.filter((finding) => isOf(state, finding)).length}</span>
          </button>
        ))}
      </div>
      {kinds.length < 2 ? null : (
        <Select
          size="xs"
          aria-label={t('findings.kind')}
          placeholder={t('findings.anyKind')}
          clearable
          searchable={kinds.length > 7}
          data={kinds
            .map((value) => ({ value, label: kindTextOf(t, value) }))
            .sort((a, b) => a.label.localeCompare(b.label, 'en'))}
          value={address.kind === '' ? null : address.kind}
          onChange={(kind) => onChange({ kind: kind ?? '' }, true)}
          clearButtonProps={{ 'aria-label': t('findings.anyKind') }}
        />
      )}
    </div>
  );
}
