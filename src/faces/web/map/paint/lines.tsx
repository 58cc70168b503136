// A text on several lines inside a drawing. A space of no width stands between the lines, so that it is read as written.
import { Fragment } from 'react';

type Props = { lines: readonly string[]; x: number; y: number; step: number };

/** `x`, `y`: the middle of the first line. */
export function Lines({ lines, x, y, step }: Props) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <tspan fontSize={0}> </tspan>}
      <tspan x={x} y={y + index * step} dy="0.36em">
        {line}
      </tspan>
    </Fragment>
  ));
}
