// The design drawn: stages are added, moved, joined and taken away by hand or by key, and chosen to be changed in the panel.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { INTAKE_GATE, wayOfId } from '../../map/drawing-of-workflow.ts';
import type { MapTarget } from '../../map/flow-drawing.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import { useView } from '../bar/view-address.ts';
import { pathOfStage, placeOf } from '../state/place.ts';
import { useDesign } from '../state/use-design.ts';
import { useCanvasCamera } from './canvas-camera.ts';
import { drawingOfDesign } from './drawing-of-design.ts';
import { shortOwner } from './short-owner.ts';
import { useCanvasEdits } from './use-canvas-edits.ts';

export function Canvas() {
  const { t } = useTranslation();
  const { workflow, workflowId, diagnostics, everybody, mayDesign } = useDesign();
  const { at, open } = useView();
  const [camera, setCamera, looks] = useCanvasCamera(workflowId);
  const edit = useCanvasEdits();
  const drawing = useMemo(
    () =>
      drawingOfDesign(workflow, diagnostics, {
        otherwise: t('design.canvas.otherwise'),
        never: t('design.canvas.never'),
        owner: (rule) =>
          shortOwner(rule, workflow, everybody, {
            requester: t('design.canvas.requester'),
            manager: t('design.canvas.manager'),
            lead: (name) => t('design.canvas.lead', { name }),
            stage: (title) => t('design.canvas.as', { title }),
          }),
      }),
    [workflow, diagnostics, everybody, t],
  );
  const place = placeOf(at);
  const chosen: MapTarget | null =
    place.shows === 'stage' && workflow.stages.some(({ id }) => id === place.stage)
      ? { kind: 'node', id: place.stage }
      : null;
  const choose = (target: MapTarget | null) => open(target === null ? '' : pathOf(target));
  return (
    <FlowMap
      key={looks}
      drawing={drawing}
      title={t('design.canvas.label', { title: workflow.title })}
      chosen={chosen}
      onChoose={choose}
      camera={camera}
      onCamera={setCamera}
      direction="right"
      bare
      {...(mayDesign ? { edit } : {})}
    />
  );
}

function pathOf({ kind, id }: MapTarget): string {
  if (kind === 'node') return id === INTAKE_GATE ? 'intake' : pathOfStage(id);
  const way = wayOfId(id);
  return way.kind === 'intake' ? 'intake' : pathOfStage(way.stage, 'next');
}
