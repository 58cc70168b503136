// What stands left in the bar of Design: the three views, tidying up, and the settings of the workflow.
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { AlignHorizontalDistributeCenter, Settings2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useView, VIEWS, type View } from '../../designer/bar/view-address.ts';
import { forgetCamera } from '../../designer/canvas/canvas-camera.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { WhoButton } from '../../designer/who/who-button.tsx';
import { useActions } from '../../state/actions.ts';

export function DesignTools() {
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
  const tidy = () => {
    forgetCamera(workflowId);
    if (isPlaced) reshape((now) => ({ ...now, canvas: {} }));
  };
  return (
    <>
      <SegmentedControl
        aria-label={t('design.views.label')}
        data={VIEWS.map((value) => ({ value, label: t(`design.views.${value}`) }))}
        value={view}
        onChange={(next) => show(next as View)}
      />
      {view === 'canvas' && mayDesign ? (
        <Tooltip label={t('design.tidy')}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('design.tidy')} onClick={tidy}>
            <AlignHorizontalDistributeCenter size={17} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<Settings2 size={16} aria-hidden="true" />}
        onClick={() => open('workflow')}
      >
        {t('design.settings')}
      </Button>
      <WhoButton />
    </>
  );
}
