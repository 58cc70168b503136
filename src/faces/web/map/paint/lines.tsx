// A text on several lines inside a drawing. A space of no width stands between the lines, so that it is read as written.
import { Fragment } from 'react';

type Props = { lines: readonly string[]; x: number; y: number; step: number; text?: string };

/** `x`, `y`: the middle of the first line. `text`: the whole, which tells whether a word goes on in the next line. */
export function Lines({ lines, x, y, step, text }: Props) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && !goesOn(text, lines[index - 1], line) && <tspan fontSize={0}> </tspan>}
      <tspan x={x} y={y + index * step} dy="0.36em">
        {line}
      </tspan>
    </Fragment>
  ));
}

const goesOn = (text: string | undefined, before = '', line: string): boolean =>
  text?.includes(before + line.replace(/…$/, '')) ?? false;
