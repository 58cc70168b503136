// The cases that travel over the map, painted above it at each frame; and at each stone, how many are there.
import { useEffect, useRef } from 'react';
import type { FlowMapSeen } from '../../map/flow-map-props.ts';
import style from './flow-playback.module.css';
import type { PlacedCases } from './place-cases.ts';
import type { PlaybackClock } from './use-clock.ts';

type Props = {
  seen: FlowMapSeen;
  clock: PlaybackClock;
  place: (nowMs: number) => PlacedCases;
};

export function Dots({ seen, clock, place }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = seen.size;
  const { onFrame, exact } = clock;
  useEffect(() => {
    const paper = canvas.current;
    const pen = paper?.getContext('2d');
    if (!paper || !pen) return;
    const sharp = window.devicePixelRatio || 1;
    paper.width = width * sharp;
    paper.height = height * sharp;
    const draw = () => {
      pen.setTransform(sharp, 0, 0, sharp, 0, 0);
      pen.clearRect(0, 0, width, height);
      paint(pen, paper, seen, place(exact.current));
    };
    draw();
    return onFrame(draw);
  }, [width, height, seen, place, onFrame, exact]);
  return (
    <div className={style.dots} aria-hidden="true">
      <canvas ref={canvas} style={{ width, height }} />
    </div>
  );
}

function paint(
  pen: CanvasRenderingContext2D,
  paper: HTMLCanvasElement,
  { camera, drawn }: FlowMapSeen,
  placed: PlacedCases,
) {
  const tokens = getComputedStyle(paper);
  const colours = {
    case: tokens.getPropertyValue('--accent-strong'),
    ground: tokens.getPropertyValue('--ground'),
  };
  const { x, y, zoom } = camera;
  const radius = Math.min(5, Math.max(2, 3.4 * Math.sqrt(zoom)));
  pen.fillStyle = colours.case;
  pen.strokeStyle = colours.ground;
  pen.lineWidth = 1;
  for (const dot of placed.dots) {
    pen.beginPath();
    pen.arc(x + dot.x * zoom, y + dot.y * zoom, radius, 0, Math.PI * 2);
    pen.fill();
    pen.stroke();
  }
  pen.font = `600 ${Math.max(10, 12 * Math.sqrt(zoom))}px Inter Variable, sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const { node, place } of drawn.stones) {
    const count = placed.atStones.get(node.id);
    if (count === undefined) continue;
    const corner = { x: x + (place.x + place.width / 2) * zoom, y: y + (place.y - place.height / 2) * zoom };
    pill(pen, corner, String(count), colours);
  }
}

function pill(
  pen: CanvasRenderingContext2D,
  at: { x: number; y: number },
  text: string,
  colours: { readonly case: string; readonly ground: string },
) {
  const width = Math.max(20, pen.measureText(text).width + 12);
  pen.fillStyle = colours.case;
  pen.beginPath();
  pen.roundRect(at.x - width / 2, at.y - 10, width, 20, 10);
  pen.fill();
  pen.stroke();
  pen.fillStyle = colours.ground;
  pen.fillText(text, at.x, at.y + 0.5);
}
