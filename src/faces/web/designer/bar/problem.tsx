// One finding: what is wrong, what to do, the way there, and the remedy itself where it can be done at once.
import { Button, UnstyledButton } from '@mantine/core';
import { type Diagnostic, edit, type Fix, respell } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';
import style from './design-bar.module.css';

type Props = { diagnostic: Diagnostic; go: (diagnostic: Diagnostic) => void };

export function Problem({ diagnostic, go }: Props) {
  const { step, reshape, retype, mayDesign } = useDesign();
  const { fix, choices = [] } = diagnostic;
  const ways = mayDesign ? [...(fix === undefined ? [] : [fix]), ...choices] : [];
  // All edits of a fix are one step of undo.
  const mend = ({ edits, respell: other }: Fix) =>
    other === undefined
      ? reshape((workflow) => edits.reduce(edit, workflow))
      : retype(respell(step.source, diagnostic));
  return (
    <li className={style.problem} data-severity={diagnostic.severity}>
      <UnstyledButton onClick={() => go(diagnostic)}>
        <span>{diagnostic.message}</span>
        <span className="quiet">{diagnostic.remedy}</span>
      </UnstyledButton>
      {ways.map((way) => (
        <Button
          key={way.words}
          className={style.mend}
          size="compact-sm"
          variant="default"
          onClick={() => mend(way)}
        >
          {way.words}
        </Button>
      ))}
    </li>
  );
}
