// Where a run stands: on the drawing, what of it is refused now, and what it waits for outside.
import { useTranslation } from 'react-i18next';
import type { DryRun } from '../../wire.ts';
import { Outside } from './outside.tsx';
import { RunDrawing } from './run-drawing.tsx';
import style from './try.module.css';
import type { Trying } from './use-dry-run.ts';

type Props = { readonly workflowId: string; readonly trying: Trying };

export function RunStanding({ workflowId, trying }: Props) {
  if (trying.shown === undefined) return null;
  return (
    <>
      <RunDrawing workflowId={workflowId} walked={trying.shown.walked} />
      <Refused shown={trying.shown} />
      <Outside trying={trying} />
    </>
  );
}

/** What a kept run did that the draft does not let it do any more. */
function Refused({ shown: { refusals } }: { shown: DryRun }) {
  const { t } = useTranslation();
  if (refusals.length === 0) return null;
  return (
    <ul className={style.refused}>
      {refusals.map(({ step, message }) => (
        <li key={step}>{t('trying.refusedNow', { step: step + 1, message })}</li>
      ))}
    </ul>
  );
}
