// Where do cases go on that stand at a stage which the version does not have? And what is shown where no case has to go anywhere.
import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { MigrationPreview } from '../../wire.ts';
import style from './migration.module.css';
import type { Mapping } from './use-migration.ts';

export function NoneElsewhere({ workflowId, toVersion }: { workflowId: string; toVersion: number }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      drawing="map"
      title={t('migration.none')}
      text={t('migration.noneText', { number: toVersion })}
      action={
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to={'/workflows/$workflowId/versions' as never}
              params={{ workflowId } as never}
            />
          )}
        >
          {t('migration.noneAction')}
        </Button>
      }
    />
  );
}

type Props = {
  preview: MigrationPreview;
  chosen: Mapping;
  choose: (stage: string, goal: string) => void;
};

export function GoneStages({ preview, chosen, choose }: Props) {
  const { t } = useTranslation();
  const data = [
    { value: '', label: t('migration.stays') },
    ...preview.stages.map(({ stage, title }) => ({ value: stage, label: title })),
  ];
  return (
    <section>
      <h3>{t('migration.gone')}</h3>
      <p className="quiet">{t('migration.goneHint')}</p>
      <ul className={style.maps}>
        {preview.gone.map(({ stage, title, cases }) => (
          <li key={stage}>
            <span>{t('migration.goneFrom', { title, cases })}</span>
            <Select
              label={t('migration.goesOn')}
              aria-label={`${title} ${t('migration.goesOn')}`}
              allowDeselect={false}
              searchable={data.length > 7}
              data={data}
              value={chosen[stage] ?? ''}
              onChange={(goal) => choose(stage, goal ?? '')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
