// A form over a record: one control a field, errors beside them, and everything typed kept until it is sent.
import { Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../../core/model/index.ts';
import { faultAt } from '../../client.ts';
import { checkForm, type FieldFault, type FormEntry, type FormValues, readyValues } from './check-record.ts';
import type { UploadFile } from './control.ts';
import { FieldControl } from './field-control.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { TypedAside } from './typed-aside.tsx';
import { useTyped } from './use-meanwhile.ts';

type Props = {
  /** Under this name the draft is kept on this device, such as `work-item:<id>`. */
  readonly name: string;
  readonly entries: readonly FormEntry[];
  readonly initial?: { readonly [field: string]: FieldValue };
  /** Called with what was filled in once nothing is missing. The draft is forgotten when it resolves. */
  readonly onSubmit: (values: { [field: string]: FieldValue }) => Promise<unknown>;
  /** What the server refused; its places are `body.<path>.<field>` with the path given here. */
  readonly refused?: unknown;
  readonly refusedPath?: string;
  readonly upload?: UploadFile;
  /** The case whose record it is over: what others change in it meanwhile is told at the field. */
  readonly caseId?: string;
  readonly disabled?: boolean;
  /** The buttons, one of them of type submit. */
  readonly children: ReactNode;
  readonly id?: string;
};

const EMPTY: { readonly [field: string]: FieldValue } = {};

/** A form of another name is another form: nothing typed into one shows in the next. */
export function RecordForm(props: Props) {
  return <OneForm key={props.name} {...props} />;
}

function OneForm(props: Props) {
  const { name, entries, initial = EMPTY, onSubmit, disabled = false, upload, caseId, children } = props;
  const { t } = useTranslation();
  const { typed, type, forget, theirs } = useTyped(name, initial);
  const gone = useGone(entries, typed);
  const values: FormValues = { ...initial, ...typed };
  const [faults, setFaults] = useState<{ [field: string]: FieldFault }>({});
  const errorOf = useErrors(props, faults);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const found = checkForm(entries, values);
    setFaults(found);
    const first = entries.find(({ id }) => found[id] !== undefined);
    if (first !== undefined) return document.getElementById(`field-${first.id}`)?.focus();
    await onSubmit(readyValues(entries, values)).then(forget, () => undefined);
  };
  const change = (id: string, value: FormValues[string]) => {
    type(id, value);
    const { [id]: _mended, ...rest } = faults;
    setFaults(rest);
  };
  const count = Object.keys(faults).length;
  return (
    <form id={props.id} noValidate onSubmit={(event) => void send(event)}>
      <Stack gap="md">
        {entries.map((entry) => (
          <div key={entry.id}>
            <FieldControl
              entry={withOptionalMark(entry, t('form.optional'))}
              value={values[entry.id]}
              error={errorOf(entry.id)}
              disabled={disabled}
              upload={upload}
              onChange={(value) => change(entry.id, value)}
            />
            {caseId !== undefined && theirs.isChanged(entry.id) ? (
              <Meanwhile entry={entry} value={initial[entry.id] ?? null} caseId={caseId} theirs={theirs} />
            ) : null}
          </div>
        ))}
        {gone.length === 0 ? null : (
          <TypedAside
            title={t('form.noLongerAsked')}
            lines={gone}
            onLetGo={() => theirs.letGo(gone.map(({ id }) => id))}
          />
        )}
        <span className="unseen" role="status">
          {count === 0 ? '' : t('form.check', { count })}
        </span>
        {children}
      </Stack>
    </form>
  );
}

/** What was typed into fields that the form has no more. */
function useGone(entries: readonly FormEntry[], typed: FormValues) {
  const labels = useRef<{ [id: string]: string }>({});
  for (const { id, field } of entries) labels.current[id] = field.label;
  const asked = new Set(entries.map(({ id }) => id));
  return Object.entries(typed).flatMap(([id, value]) =>
    asked.has(id) || value === undefined || value === null
      ? []
      : [{ id, label: labels.current[id] ?? id, value }],
  );
}

function useErrors({ refused, refusedPath = 'values' }: Props, faults: { [field: string]: FieldFault }) {
  const { t } = useTranslation();
  return (id: string): string | undefined => {
    const fault = faults[id];
    return fault === undefined ? faultAt(refused, `body.${refusedPath}.${id}`) : t(`form.${fault}`);
  };
}

/** Most fields are needed, so the few that are not say so. */
function withOptionalMark(entry: FormEntry, word: string): FormEntry {
  if (entry.required) return entry;
  return { ...entry, field: { ...entry.field, label: `${entry.field.label} (${word})` } };
}
