// The three views of a design, the bar above them, and the panel beside them.
import { useState } from 'react';
import { DesignBar } from '../../designer/bar/design-bar.tsx';
import { useView } from '../../designer/bar/view-address.ts';
import { Canvas } from '../../designer/canvas/canvas.tsx';
import { Outline } from '../../designer/outline/outline.tsx';
import { StagePanel } from '../../designer/panel/stage-panel.tsx';
import { SourceEditor } from '../../designer/source/source-editor.tsx';
import { placeOf } from '../../designer/state/place.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { WhoButton } from '../../designer/who/who-button.tsx';
import { WorkflowPanel } from '../../designer/workflow/workflow-panel.tsx';
import style from './design.module.css';
import { DesignTools, useDesignTools, Views } from './design-tools.tsx';
import { Proposed } from './proposed.tsx';
import { UnreadableNotice } from './unreadable-notice.tsx';
import { useGoToProblem } from './use-go-to-problem.ts';

export function Designer() {
  const { view, at } = useView();
  const { mayDesign, step } = useDesign();
  const [line, setLine] = useState<number | null>(null);
  const go = useGoToProblem(setLine);
  const tools = useDesignTools();
  const panel = <Panel />;
  const isOpen = at !== '';
  return (
    <>
      <DesignBar
        views={<Views />}
        tools={<DesignTools {...tools} />}
        inMenu={[...(tools.tidy === null ? [] : [tools.tidy]), tools.settings]}
        asked={<WhoButton />}
        onProblem={go}
      />
      <Proposed />
      {view !== 'source' && step.faults.length > 0 ? <UnreadableNotice onGo={go} /> : null}
      <div className={style.ground} data-open={isOpen}>
        <div className={style.view} data-view={view}>
          {view === 'canvas' ? <Canvas /> : view === 'outline' ? <Outline /> : <SourceEditor line={line} />}
        </div>
        {isOpen ? (
          <div className={style.side}>
            {mayDesign ? (
              panel
            ) : (
              <fieldset disabled className={style.readOnly}>
                {panel}
              </fieldset>
            )}
          </div>
        ) : null}
      </div>
    </>
  );
}

function Panel() {
  const { at } = useView();
  const { workflow } = useDesign();
  const place = placeOf(at);
  const stage = place.shows === 'stage' ? workflow.stages.find(({ id }) => id === place.stage) : undefined;
  return stage === undefined ? <WorkflowPanel /> : <StagePanel stage={stage} />;
}
