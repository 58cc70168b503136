// Numbers and amounts, typed as people write them; what cannot be read stays in the field and is named.
import { TextInput } from '@mantine/core';
import type { MoneyValue } from '../../../../core/model/index.ts';
import { type FormValue, isUnread } from './check-record.ts';
import { type ControlProps, commonOf } from './control.ts';
import { moneyText, readMoney, readNumber } from './typed-number.ts';
import { useTypedText } from './use-typed-text.ts';

export function NumberControl(props: ControlProps) {
  const shown = typeof props.value === 'number' ? String(props.value) : unreadText(props.value);
  const [text, type] = useTypedText(shown, (typed) => props.onChange(readOr(typed, readNumber(typed))));
  return (
    <TextInput
      {...commonOf(props)}
      inputMode="decimal"
      className="figures"
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

export function MoneyControl(props: ControlProps) {
  const { currency } = props.entry.field;
  const shown = isMoney(props.value) ? moneyText(props.value) : unreadText(props.value);
  const [text, type] = useTypedText(shown, (typed) =>
    props.onChange(readOr(typed, readMoney(typed, currency))),
  );
  return (
    <TextInput
      {...commonOf(props)}
      inputMode="decimal"
      className="figures"
      rightSection={<span className="quiet">{currency}</span>}
      rightSectionWidth={56}
      rightSectionPointerEvents="none"
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

const unreadText = (value: FormValue): string => (isUnread(value) ? value.unread : '');

const isMoney = (value: FormValue): value is MoneyValue =>
  typeof value === 'object' && value !== null && 'minor' in value;

const readOr = (typed: string, read: FormValue): FormValue =>
  typed.trim() === '' ? null : (read ?? { unread: typed });
