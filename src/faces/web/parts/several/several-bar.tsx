// The bar at the foot of a list: how many cases are chosen, and what can be done with all of them.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CircleSlash, Flag, UserPlus, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../../core/model/index.ts';
import { fetchedPart } from '../../state/fetching.ts';
import { MoveMenu } from './asking/move-menu.tsx';
import type { Deed } from './deed.ts';
import style from './several.module.css';
import { type Chosen, isUnderWay, MOST_CHOSEN, useUndertaking } from './shown.ts';
import { undertake } from './undertaking.ts';
import '../../words/several.ts';

const GiveDialog = fetchedPart(async () => (await import('./asking/give-dialog.tsx')).GiveDialog);
const CancelDialog = fetchedPart(async () => (await import('./asking/cancel-dialog.tsx')).CancelDialog);

type Props = {
  readonly chosen: readonly Chosen[];
  /** Whether all are of one workflow, so that there are stages to move them to. */
  readonly oneWorkflow: boolean;
  /** Chooses all that fit the filters, where not all are chosen yet. */
  readonly chooseAll?: (() => Promise<void>) | undefined;
  readonly clear: () => void;
};

export function SeveralBar({ chosen, oneWorkflow, chooseAll, clear }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'give' | 'cancel'>();
  const [gathering, setGathering] = useState(false);
  const undertaking = useUndertaking();
  const busy = undertaking !== undefined && isUnderWay(undertaking);
  const begin = (deed: Deed) => {
    setAsking(undefined);
    void undertake(client, deed, chosen);
    clear();
  };
  const gather = () => {
    setGathering(true);
    void chooseAll?.().finally(() => setGathering(false));
  };
  return (
    <section className={style.bar} aria-label={t('several.bar')}>
      <span className={style.count} role="status">
        <span className="figures">{t('several.chosen', { count: chosen.length })}</span>
        {chosen.length < MOST_CHOSEN ? null : (
          <span className="quiet">
            {t('several.chooseAllUpTo', { most: MOST_CHOSEN.toLocaleString('en') })}
          </span>
        )}
      </span>
      {chooseAll === undefined || chosen.length >= MOST_CHOSEN ? null : (
        <Button size="compact-sm" variant="subtle" loading={gathering} onClick={gather}>
          {t('several.chooseAll')}
        </Button>
      )}
      <span className={style.acts}>
        {oneWorkflow ? <MoveMenu chosen={chosen} disabled={busy} onMove={begin} /> : null}
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          leftSection={<UserPlus size={14} aria-hidden="true" />}
          onClick={() => setAsking('give')}
        >
          {t('several.give')}
        </Button>
        <Menu position="top">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              leftSection={<Flag size={14} aria-hidden="true" />}
            >
              {t('several.priority')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {PRIORITIES.map((priority) => (
              <Menu.Item key={priority} onClick={() => begin({ kind: 'prioritise', priority })}>
                {t(`work.priorities.${priority}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          leftSection={<CircleSlash size={14} aria-hidden="true" />}
          onClick={() => setAsking('cancel')}
        >
          {t('several.cancel')}
        </Button>
      </span>
      <ActionIcon
        className={style.clear ?? ''}
        variant="subtle"
        color="gray"
        size={28}
        aria-label={t('several.clear')}
        onClick={clear}
      >
        <X size={16} aria-hidden="true" />
      </ActionIcon>
      <Suspense>
        {asking === 'give' ? (
          <GiveDialog chosen={chosen} onGive={begin} onClose={() => setAsking(undefined)} />
        ) : null}
        {asking === 'cancel' ? (
          <CancelDialog chosen={chosen} onCancel={begin} onClose={() => setAsking(undefined)} />
        ) : null}
      </Suspense>
    </section>
  );
}
