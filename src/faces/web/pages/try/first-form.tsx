// How a run begins: by one of the forms of the draft.
import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { sentenceOf } from '../../client.ts';
import { RecordForm } from '../../parts/record-form/record-form.tsx';
import { uploadFile } from '../../parts/work/upload-file.ts';
import type { IntakeForm } from '../../wire.ts';
import style from './try.module.css';
import type { Trying } from './use-dry-run.ts';

type Props = { readonly forms: readonly IntakeForm[]; readonly trying: Trying };

export function FirstForm({ forms, trying }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState('0');
  const form = forms[Number(at)] ?? forms[0];
  if (form === undefined) return null;
  return (
    <div className={style.form}>
      {forms.length > 1 ? (
        <SegmentedControl
          aria-label={t('trying.which')}
          data={forms.map(({ title }, index) => ({ value: String(index), label: title }))}
          value={at}
          onChange={setAt}
        />
      ) : (
        <h2>{form.title}</h2>
      )}
      <Filling key={form.intake} form={form} trying={trying} />
    </div>
  );
}

function Filling({ form, trying: { take, acting } }: { form: IntakeForm; trying: Trying }) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<unknown>();
  const entries = form.form.flatMap(({ field, required }) => {
    const declared = form.fields[field] as Field | undefined;
    return declared === undefined ? [] : [{ id: field, field: declared, required }];
  });
  const send = async (values: { [field: string]: unknown }) => {
    setRefused(undefined);
    const input = { intake: form.intake, values, via: 'people' };
    await take({ do: 'command', type: 'OpenCase', by: acting, input }).catch((error: unknown) => {
      setRefused(error);
      throw error;
    });
  };
  return (
    <RecordForm
      name={`try:${form.workflow}/${form.intake}`}
      entries={entries}
      refused={refused}
      upload={uploadFile}
      onSubmit={send}
    >
      {refused === undefined ? null : <p role="alert">{sentenceOf(refused)}</p>}
      <Group gap="md">
        <Button type="submit">{t('trying.send')}</Button>
        <span className="quiet">{t('trying.goesTo', { stage: form.startsTitle })}</span>
      </Group>
    </RecordForm>
  );
}
