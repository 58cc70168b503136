// The map: a flow drawn like water, to look around in, to walk by keyboard, to choose from and, for the designer, to change.
import { type KeyboardEvent, useId, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowDrawing } from './flow-drawing.ts';
import type { FlowMapHandle, FlowMapProps } from './flow-map-props.ts';
import { zoomed } from './hands/camera.ts';
import { DraftLine, EditTools } from './hands/edit-tools.tsx';
import { useMapParts } from './hands/use-map-parts.ts';
import { focusOn, walk } from './hands/use-walk.ts';
import { ZoomButtons } from './hands/zoom-buttons.tsx';
import { drawnPng, drawnSvg } from './paint/export-drawing.ts';
import style from './paint/flow-map.module.css';
import { Scene } from './paint/scene.tsx';

export function FlowMap(props: FlowMapProps) {
  const { t } = useTranslation();
  const parts = useMapParts(props);
  const { drawn, looking, editing, size } = parts;
  const paper = useRef<SVGSVGElement>(null);
  const hint = useId();
  useHandle(props, parts, paper);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && walk(parts.walking, event, null)) event.preventDefault();
  };
  const onClick = (event: { target: unknown }) => {
    if (event.target === paper.current && !looking.wasDrag() && !editing.wasDrag()) props.onChoose?.(null);
  };
  const { x, y, zoom } = looking.camera;
  const counts = { stages: drawn.stones.length - gates(props.drawing), paths: drawn.channels.length };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups the things drawn
    <div
      ref={parts.view}
      className={style.map}
      role="group"
      aria-label={t('map.label', { title: props.title, ...counts })}
      aria-describedby={hint}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is entered here and then walked with the arrow keys
      tabIndex={0}
      data-panning={looking.isPanning}
      data-edit={props.edit !== undefined}
      data-bare={parts.bare}
      data-home={looking.isHome}
      onKeyDown={onKeyDown}
      onClick={onClick}
      {...looking.ground}
    >
      <svg ref={paper} className={style.paper} width={size.width} height={size.height}>
        <title>{props.title}</title>
        <g style={{ transform: `translate(${x}px, ${y}px) scale(${zoom})` }}>
          {size.width > 0 && (
            <Scene drawn={drawn} speech={parts.speech} bare={parts.bare} down={parts.down} act={parts.act} />
          )}
          {props.edit && (
            <EditTools
              drawn={drawn}
              speech={parts.speech}
              target={parts.pointed.touched ?? props.chosen ?? null}
              edit={props.edit}
              onDraw={editing.draw}
            />
          )}
          <DraftLine drawn={drawn} connecting={editing.connecting} />
        </g>
      </svg>
      {size.width > 0 && props.over?.({ drawn, camera: looking.camera, size })}
      <p id={hint} className="unseen">
        {t(props.edit ? 'map.hintEdit' : 'map.hint')}
      </p>
      <Spoken connecting={editing.connecting} name={parts.speech.name} />
      {drawn.stones.length === 0 && <p className={style.empty}>{t('map.empty')}</p>}
      <ZoomButtons
        onZoom={(factor) => looking.change((camera) => zoomed(camera, factor, centreOf(size)))}
        onFit={parts.onFit}
      />
    </div>
  );
}

const gates = ({ nodes }: FlowDrawing) =>
  nodes.filter(({ kind }) => kind === 'start' || kind === 'end').length;
const centreOf = ({ width, height }: { width: number; height: number }) => ({ x: width / 2, y: height / 2 });

type Parts = ReturnType<typeof useMapParts>;

function useHandle({ ref, title }: FlowMapProps, parts: Parts, paper: { current: SVGSVGElement | null }) {
  useImperativeHandle(
    ref,
    (): FlowMapHandle => ({
      fit: parts.onFit,
      show: (target) => focusOn(parts.walking, target),
      exportSvg: (text) => drawnSvg(paper.current, parts.drawn.layout, { title, text }),
      exportPng: (text) => drawnPng(paper.current, parts.drawn.layout, { title, text }),
    }),
  );
}

type SpokenProps = { connecting: Parts['editing']['connecting']; name: (id: string) => string };

/** Says what a connection drawn by keyboard leads to. */
function Spoken({ connecting, name }: SpokenProps) {
  const { t } = useTranslation();
  const said =
    connecting === null
      ? ''
      : connecting.to
        ? t('map.connectTo', { name: name(connecting.to) })
        : t('map.connecting', { name: name(connecting.from) });
  return (
    <p className={connecting ? style.spoken : 'unseen'} aria-live="polite">
      {said}
    </p>
  );
}
