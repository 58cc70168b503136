// To which stages the chosen cases can be moved, and how many of them.
import { Button, Menu } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePlaces } from '../../../wire.ts';
import type { Deed } from '../deed.ts';
import type { Chosen } from '../shown.ts';
import { usePlaces } from './use-places.ts';

type Props = {
  readonly chosen: readonly Chosen[];
  readonly disabled: boolean;
  readonly onMove: (deed: Deed) => void;
};

type Aim = { readonly to: string; readonly title: string; readonly count: number; readonly asks: number };

export function MoveMenu({ chosen, disabled, onMove }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const places = usePlaces(chosen, open);
  const aims = places === undefined ? undefined : aimsOf(places);
  return (
    <Menu position="top" opened={open} onChange={setOpen}>
      <Menu.Target>
        <Button
          size="compact-sm"
          disabled={disabled}
          leftSection={<ArrowRight size={14} aria-hidden="true" />}
        >
          {t('several.move')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw={360}>
        {aims === undefined ? <Menu.Label>{t('several.looking')}</Menu.Label> : null}
        {aims?.length === 0 ? <Menu.Label>{t('several.moveNone')}</Menu.Label> : null}
        {aims?.map(({ to, title, count, asks }) => (
          <Menu.Item key={to} onClick={() => onMove({ kind: 'move', to, title })}>
            {t('several.moveTo', { stage: title, count })}
            {asks === 0 ? null : <div className="quiet">{t('several.moveAsks', { count: asks })}</div>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The stage that most can be moved to comes first. */
function aimsOf(places: readonly CasePlaces[]): Aim[] {
  const aims = new Map<string, Aim>();
  for (const { moves } of places) {
    const reached = new Map(moves.map((move) => [move.to, move]));
    for (const { to, toTitle: title, asks } of reached.values()) {
      const aim = aims.get(to) ?? { to, title, count: 0, asks: 0 };
      aims.set(to, { ...aim, count: aim.count + 1, asks: aim.asks + (asks ? 1 : 0) });
    }
  }
  return [...aims.values()].sort((a, b) => b.count - a.count || a.title.localeCompare(b.title));
}
