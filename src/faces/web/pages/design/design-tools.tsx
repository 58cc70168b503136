// What Design puts into its bar: the three views, tidying up, and the settings of the workflow.
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { AlignHorizontalDistributeCenter, Settings2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import style from '../../designer/bar/design-bar.module.css';
import type { Tool } from '../../designer/bar/design-bar.tsx';
import { useView, VIEWS, type View } from '../../designer/bar/view-address.ts';
import { forgetCamera } from '../../designer/canvas/canvas-camera.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { useActions } from '../../state/actions.ts';

export function Views() {
  const { t } = useTranslation();
  const { view, show } = useView();
  return (
    <SegmentedControl
      className={style.views}
      aria-label={t('design.views.label')}
      data={VIEWS.map((value) => ({ value, label: t(`design.views.${value}`) }))}
      value={view}
      onChange={(next) => show(next as View)}
    />
  );
}

/** The tools of the view that is open; tidying up is one of the canvas alone. */
export function useDesignTools(): { readonly tidy: Tool | null; readonly settings: Tool } {
  const { t } = useTranslation();
  const { view, show, open } = useView();
  const { mayDesign, reshape, workflow, workflowId } = useDesign();
  useActions(
    useMemo(
      () => [
        ...VIEWS.map((value) => ({
          id: `view-${value}`,
          label: `${t('design.views.label')} ${t(`design.views.${value}`)}`,
          run: () => show(value),
        })),
        { id: 'workflow-settings', label: t('design.settings'), run: () => open('workflow') },
      ],
      [t, show, open],
    ),
  );
  const isPlaced = Object.keys(workflow.canvas).length > 0;
  const tidyUp = () => {
    forgetCamera(workflowId);
    if (isPlaced) reshape((now) => ({ ...now, canvas: {} }));
  };
  const tidy = {
    label: t('design.tidy'),
    icon: <AlignHorizontalDistributeCenter size={17} aria-hidden="true" />,
    act: tidyUp,
  };
  return {
    tidy: view === 'canvas' && mayDesign ? tidy : null,
    settings: {
      label: t('design.settings'),
      icon: <Settings2 size={16} aria-hidden="true" />,
      act: () => open('workflow'),
    },
  };
}

/** The same as buttons, where there is room. */
export function DesignTools({ tidy, settings }: ReturnType<typeof useDesignTools>) {
  return (
    <>
      {tidy === null ? null : (
        <Tooltip label={tidy.label}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={tidy.label} onClick={tidy.act}>
            {tidy.icon}
          </ActionIcon>
        </Tooltip>
      )}
      <Button
        className={style.settings}
        variant="subtle"
        color="gray"
        leftSection={settings.icon}
        title={settings.label}
        onClick={settings.act}
      >
        <span>{settings.label}</span>
      </Button>
    </>
  );
}
