// What another system sends to open a case, as whoever writes that system needs it; and whether any form would take it.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field, Intake } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { useDesign } from '../state/use-design.ts';

export function HookUse() {
  const { t } = useTranslation();
  const { workflow, edit } = useDesign();
  const { intake, record } = workflow;
  const open = intake.find(({ from }) => from.includes('api'));
  const first = intake[0];
  if (open === undefined) {
    const letIn = ({ from }: Intake) =>
      edit({ type: 'ChangeIntake', index: 0, changes: { from: [...from, 'api'] } });
    return (
      <>
        <p className={style.quietNote}>{t('design.workflow.hookClosed')}</p>
        {first === undefined ? null : (
          <Button className={style.start} size="compact-sm" variant="default" onClick={() => letIn(first)}>
            {t('design.workflow.hookOpen', { title: first.title || workflow.title })}
          </Button>
        )}
      </>
    );
  }
  return (
    <details className={style.quietNote}>
      <summary>{t('design.workflow.hookSend')}</summary>
      <p>{t('design.workflow.hookSendText')}</p>
      <pre className={style.sent}>{exampleFor(open, record)}</pre>
    </details>
  );
}

/** A body that the form would take. */
function exampleFor({ fields }: Intake, record: { readonly [field: string]: Field }): string {
  const values = fields.flatMap(({ field }) => {
    const declared = record[field];
    // A program cannot bring a file along this way.
    return declared === undefined || declared.type === 'file' ? [] : [[field, exampleOf(declared)] as const];
  });
  return JSON.stringify({ values: Object.fromEntries(values) }, null, 2);
}

function exampleOf({ type, label, options }: Field) {
  switch (type) {
    case 'number':
      return 1;
    case 'money':
      return '120.50';
    case 'yes-no':
      return true;
    case 'date':
      return new Date().toISOString().slice(0, 10);
    case 'choice':
      return options[0] ?? label;
    case 'list':
      return [label];
    default:
      return label;
  }
}
