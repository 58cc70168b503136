// What somebody had typed into work that then went to somebody else: said, and kept in sight until they let it go.
import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { useDraft } from '../../state/draft.ts';
import type { Case } from '../../wire.ts';
import { ValueText } from '../case-view/value-text.tsx';
import { type FormValues, isUnread } from '../record-form/check-record.ts';
import style from '../work/work.module.css';
import { namesOf } from './has-typed.ts';

type Props = { workItem: string; shown: Case; onLetGo: () => void };

export function LeftTyped({ workItem, shown, onLetGo }: Props) {
  const { t } = useTranslation();
  const [form, reason, answer] = namesOf(workItem);
  const [typed, , forgetForm] = useDraft<FormValues>(form, {});
  const [why, , forgetReason] = useDraft(reason, '');
  const [said, , forgetAnswer] = useDraft(answer, '');
  const holder = shown.work.find((each) => each.workItem === workItem)?.ownerName;
  const lines = [
    ...Object.entries(typed).flatMap(([id, value]) =>
      value === undefined ? [] : [{ id, label: shown.fields[id]?.label ?? id, value }],
    ),
    ...(why === '' ? [] : [{ id: 'reason', label: t('work.reason'), value: why }]),
    ...(said === '' ? [] : [{ id: 'answer', label: t('work.ask.answer'), value: said }]),
  ];
  const letGo = () => {
    for (const forget of [forgetForm, forgetReason, forgetAnswer]) forget();
    onLetGo();
  };
  const texts = lines.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n');
  return (
    <section className={style.left} role="alert">
      <h3>
        {shown.status === 'open'
          ? t(titleOf(holder), { name: holder ?? '' })
          : t(`work.left.${shown.status}`)}
      </h3>
      <p>{t(lines.length === 0 ? 'work.left.comment' : 'work.left.text')}</p>
      {lines.length === 0 ? null : (
        <dl>
          {lines.map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                <ValueText
                  value={isUnread(value) ? value.unread : value}
                  field={shown.fields[id] as Field | undefined}
                  caseId={shown.caseId}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={style.buttons}>
        {lines.length === 0 ? null : (
          <CopyButton value={texts}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'work.left.copied' : 'work.left.copy')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button variant="default" onClick={letGo}>
          {t('work.left.letGo')}
        </Button>
      </div>
    </section>
  );
}

/** Somebody else has it, or nobody that is known here. */
const titleOf = (holder: string | null | undefined) =>
  holder == null ? 'work.left.title' : 'work.left.titleTo';

function plain(value: FormValues[string]): string {
  if (isUnread(value)) return value.unread;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
