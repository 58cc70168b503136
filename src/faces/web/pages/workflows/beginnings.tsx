// The ways to begin a workflow: blank, from a template, from a history, from a traced case.
import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, FileClock, Footprints, LayoutTemplate, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/actions.ts';

const OTHERS = [
  { key: 'workflows.fromTemplate', to: '/workflows/templates', icon: LayoutTemplate },
  { key: 'workflows.fromHistory', to: '/workflows/import', icon: FileClock },
  { key: 'workflows.fromTrace', to: '/workflows/trace', icon: Footprints },
] as const;

export function Beginnings({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useActions(
    useMemo(
      () => [
        { id: 'new-workflow', label: t('workflows.add'), run: onNew },
        ...OTHERS.map(({ key, to }) => ({ id: key, label: t(key), run: () => void navigate({ to }) })),
      ],
      [t, navigate, onNew],
    ),
  );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={16} aria-hidden="true" />}>
            {t('workflows.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {OTHERS.map(({ key, to, icon: Icon }) => (
            <Menu.Item
              key={key}
              leftSection={<Icon size={16} aria-hidden="true" />}
              onClick={() => void navigate({ to })}
            >
              {t(key)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={onNew}>
        {t('workflows.add')}
      </Button>
    </>
  );
}
