// At a field into which somebody types: that it was changed elsewhere since, to what, and which of both is to stay.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../../core/model/index.ts';
import { ValueText } from '../case-view/value-text.tsx';
import type { FormEntry } from './check-record.ts';
import style from './record-form.module.css';
import type { Theirs } from './use-meanwhile.ts';

type Props = { entry: FormEntry; value: FieldValue; caseId: string; theirs: Theirs };

export function Meanwhile({ entry: { id, field }, value, caseId, theirs }: Props) {
  const { t } = useTranslation();
  const act = (settle: (id: string) => void) => () => {
    settle(id);
    document.getElementById(`field-${id}`)?.focus();
  };
  return (
    <div className={style.meanwhile} role="status">
      <span>
        {t('form.meanwhile', { field: field.label })}{' '}
        <strong>
          <ValueText value={value} field={field} caseId={caseId} />
        </strong>
        . {t('form.meanwhileKept')}
      </span>
      <span className={style.choices}>
        <Button size="compact-sm" variant="default" onClick={act(theirs.keepMine)}>
          {t('form.keepMine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={act(theirs.takeTheirs)}>
          {t('form.takeTheirs')}
        </Button>
      </span>
    </div>
  );
}
