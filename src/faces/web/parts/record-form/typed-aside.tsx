// What somebody typed that no form asks for any more: it stays in sight, to be copied, until they let it go.
import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '../../../../core/model/index.ts';
import { type FormValue, isUnread } from './check-record.ts';
import style from './record-form.module.css';

/** **shape**: `label` as it was last seen at its field. */
export type TypedLine = { readonly id: string; readonly label: string; readonly value: FormValue };

type Props = { title: string; lines: readonly TypedLine[]; onLetGo: () => void };

export function TypedAside({ title, lines, onLetGo }: Props) {
  const { t } = useTranslation();
  const texts = lines.map(({ label, value }) => `${label}: ${textOf(value)}`).join('\n');
  return (
    <section className={style.meanwhile} role="status">
      <div>
        <p>{title}</p>
        <ul>
          {lines.map(({ id, label, value }) => (
            <li key={id}>
              {label}: <strong>{textOf(value)}</strong>
            </li>
          ))}
        </ul>
      </div>
      <span className={style.choices}>
        <CopyButton value={texts}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? 'form.copied' : 'form.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="default" onClick={onLetGo}>
          {t('form.letGo')}
        </Button>
      </span>
    </section>
  );
}

function textOf(value: FormValue): string {
  if (isUnread(value)) return value.unread;
  if (typeof value === 'object' && value !== null && 'minor' in value)
    return `${moneyToText(value)} ${value.currency}`;
  if (typeof value === 'object' && value !== null && 'name' in value) return value.name;
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}
