// One finding: what is wrong, what to do, the way there, and the remedy itself where it can be done at once.
import { Button, UnstyledButton } from '@mantine/core';
import { type Diagnostic, edit } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';
import style from './design-bar.module.css';

type Props = { diagnostic: Diagnostic; go: (diagnostic: Diagnostic) => void };

export function Problem({ diagnostic, go }: Props) {
  const { reshape, mayDesign } = useDesign();
  // All edits of a fix are one step of undo.
  const mend = () => reshape((workflow) => (diagnostic.fix?.edits ?? []).reduce(edit, workflow));
  return (
    <li className={style.problem} data-severity={diagnostic.severity}>
      <UnstyledButton onClick={() => go(diagnostic)}>
        <span>{diagnostic.message}</span>
        <span className="quiet">{diagnostic.remedy}</span>
      </UnstyledButton>
      {diagnostic.fix === undefined || !mayDesign ? null : (
        <Button className={style.mend} size="compact-sm" variant="default" onClick={mend}>
          {diagnostic.fix.words}
        </Button>
      )}
    </li>
  );
}
