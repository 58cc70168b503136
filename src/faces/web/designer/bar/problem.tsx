// One finding: what is wrong, what to do, and the way there.
import { UnstyledButton } from '@mantine/core';
import type { Diagnostic } from '../../../../core/model/index.ts';
import style from './design-bar.module.css';

type Props = { diagnostic: Diagnostic; go: (diagnostic: Diagnostic) => void };

export function Problem({ diagnostic, go }: Props) {
  return (
    <li className={style.problem} data-severity={diagnostic.severity}>
      <UnstyledButton onClick={() => go(diagnostic)}>
        <span>{diagnostic.message}</span>
        <span className="quiet">{diagnostic.remedy}</span>
      </UnstyledButton>
    </li>
  );
}
