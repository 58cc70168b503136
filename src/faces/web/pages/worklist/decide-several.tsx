// Deciding several cases at once: those that wait at one stage, with one outcome and one reason. Each is decided on its own.
import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchedPart } from '../../state/fetching.ts';
import type { WorklistItem } from '../../wire.ts';

const Deciding = fetchedPart(async () => (await import('./deciding.tsx')).Deciding);

const stageOf = ({ workflow, stage }: WorklistItem): string => `${workflow}/${stage}`;

/** Stages at which more than one decision waits. */
function groupsOf(items: readonly WorklistItem[]): ReadonlyMap<string, readonly WorklistItem[]> {
  const decisions = items.filter(({ decides }) => decides.length > 0);
  const groups = new Map<string, WorklistItem[]>();
  for (const item of decisions) groups.set(stageOf(item), [...(groups.get(stageOf(item)) ?? []), item]);
  return new Map([...groups].filter(([, group]) => group.length > 1));
}

export function DecideSeveral({ items }: { items: readonly WorklistItem[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const groups = groupsOf(items);
  if (groups.size === 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('worklist.several.open')}
      </Button>
      <Suspense>{open ? <Deciding groups={groups} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
