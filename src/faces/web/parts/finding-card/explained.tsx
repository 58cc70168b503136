// A few words that explain themselves: on hover, on focus, and read aloud.
import { Tooltip } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import style from './finding-card.module.css';

type Props = { children: string; question: string; definition: string };

export function Explained({ children, question, definition }: Props) {
  return (
    <span className={style.explained}>
      {children}
      <Tooltip label={definition} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" className={style.help} aria-label={`${question} ${definition}`}>
          <CircleHelp size={15} aria-hidden="true" />
        </button>
      </Tooltip>
    </span>
  );
}
