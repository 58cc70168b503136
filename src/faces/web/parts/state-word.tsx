// A state in one word, with a shape and a colour that both say the same.
import { Circle, CircleAlert, CircleCheck, CircleDashed, Cog } from 'lucide-react';
import style from './state-word.module.css';

const SHAPES = {
  done: CircleCheck,
  risk: CircleAlert,
  late: CircleAlert,
  machine: Cog,
  quiet: CircleDashed,
  open: Circle,
};

export type Tone = keyof typeof SHAPES;

export function StateWord({ tone, children }: { tone: Tone; children: string }) {
  const Shape = SHAPES[tone];
  return (
    <span className={style.word} data-tone={tone}>
      <Shape size={14} aria-hidden="true" />
      {children}
    </span>
  );
}
