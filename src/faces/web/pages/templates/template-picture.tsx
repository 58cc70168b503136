// The flow of a template as a small still picture.
import '../../words/insight.ts';
import { useEffect, useMemo, useRef } from 'react';
import { readWorkflow } from '../../../../core/model/index.ts';
import { drawingOfWorkflow } from '../../map/drawing-of-workflow.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import type { FlowMapHandle } from '../../map/flow-map-props.ts';
import style from './templates.module.css';

export function TemplatePicture({ source, title }: { source: string; title: string }) {
  const drawing = useMemo(() => {
    const { workflow } = readWorkflow(source);
    if (workflow === null) return null;
    const drawn = drawingOfWorkflow({ ...workflow, canvas: {} });
    // In small, only the shape speaks; what stands on the ways is for Design.
    return { ...drawn, edges: drawn.edges.map((edge) => ({ ...edge, label: '' })) };
  }, [source]);
  const map = useRef<FlowMapHandle>(null);
  useEffect(() => {
    // The map knows its size one frame after it is there.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => map.current?.fit()));
    return () => cancelAnimationFrame(frame);
  }, []);
  if (drawing === null) return null;
  return (
    <div className={style.still} role="img" aria-label={title}>
      <div inert className={style.still}>
        <FlowMap ref={map} drawing={drawing} title={title} direction="right" bare />
      </div>
    </div>
  );
}
