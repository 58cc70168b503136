// The flow of a template as a small still picture.
import '../../words/insight.ts';
import { useMemo } from 'react';
import { readWorkflow } from '../../../../core/model/index.ts';
import { drawingOfWorkflow } from '../../map/drawing-of-workflow.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import style from './templates.module.css';

export function TemplatePicture({ source, title }: { source: string; title: string }) {
  const drawing = useMemo(() => {
    const { workflow } = readWorkflow(source);
    if (workflow === null) return null;
    const drawn = drawingOfWorkflow({ ...workflow, canvas: {} });
    // In small, only the shape speaks; what stands on the ways is for Design.
    return { ...drawn, edges: drawn.edges.map((edge) => ({ ...edge, label: '' })) };
  }, [source]);
  if (drawing === null) return null;
  return (
    <div className={style.still} role="img" aria-label={title}>
      <div inert className={style.still}>
        <FlowMap drawing={drawing} title={title} direction="right" bare still />
      </div>
    </div>
  );
}
