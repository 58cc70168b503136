// What the canvas asks for, as changes of the workflow.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wayOfId } from '../../map/drawing-of-workflow.ts';
import type { FlowMapEdit } from '../../map/hands/use-editing.ts';
import { useView } from '../bar/view-address.ts';
import { pathOfStage } from '../state/place.ts';
import { addAfter, addOn, connect, removeWay } from '../state/reshape.ts';
import { useDesign } from '../state/use-design.ts';
import { useRemoveStage } from '../state/use-remove-stage.ts';

export function useCanvasEdits(): FlowMapEdit {
  const { t } = useTranslation();
  const { workflow, edit, reshape } = useDesign();
  const { open } = useView();
  const remove = useRemoveStage();
  return useMemo(() => {
    const asked = { title: t('design.stage.toNew'), kind: 'work' };
    /** The id is made from the workflow on screen, so that it can be opened in the same moment. */
    const show = (id: string) => open(pathOfStage(id));
    return {
      onMove: (id, to) => edit({ type: 'PlaceStages', places: { [id]: to } }, `place ${id}`),
      onConnect: (from, to) => {
        reshape((now) => connect(now, from, to));
        if (from !== '>') open(pathOfStage(from, 'next'));
      },
      onDelete: (target) => {
        if (target.kind === 'edge') return reshape((now) => removeWay(now, wayOfId(target.id)));
        const stage = workflow.stages.find(({ id }) => id === target.id);
        if (stage !== undefined) remove(stage);
      },
      onAddAfter: (id) => {
        reshape((now) => addAfter(now, id, asked)[0]);
        show(addAfter(workflow, id, asked)[1]);
      },
      onAddOn: (edge) => {
        reshape((now) => addOn(now, wayOfId(edge), asked)[0]);
        show(addOn(workflow, wayOfId(edge), asked)[1]);
      },
    };
  }, [t, workflow, edit, reshape, open, remove]);
}
