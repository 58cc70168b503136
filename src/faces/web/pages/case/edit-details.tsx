// Changing what a case carries, its files included: one form over the whole record, for whoever has the work.
import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Field, type FieldValue, isEmptyValue } from '../../../../core/model/index.ts';
import { sentenceOf } from '../../client.ts';
import { RecordForm } from '../../parts/record-form/record-form.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { uploadFile } from '../../parts/work/upload-file.ts';
import { WORK_TOPICS } from '../../parts/work/work-commands.ts';
import { useCommand } from '../../state/answers.ts';
import type { Case } from '../../wire.ts';

export function EditDetails({ shown, onClose }: { shown: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const { caseId, fields, record } = shown;
  const update = useCommand('POST /api/cases/:caseId/update-record', WORK_TOPICS);
  const entries = Object.entries(fields).map(([id, field]) => ({
    id,
    field: field as Field,
    required: false,
  }));
  const filled = Object.entries(record).filter(([, value]) => !isEmptyValue(value));
  const submit = async (values: { [field: string]: FieldValue }) => {
    await update.mutateAsync({ params: { caseId }, body: { values: { ...values } } });
    sayDone(t('cases.detailsSaved'));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('cases.editDetails')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <RecordForm
        caseId={caseId}
        name={`details:${caseId}`}
        entries={entries}
        initial={Object.fromEntries(filled) as { [field: string]: FieldValue }}
        refused={update.error ?? undefined}
        upload={uploadFile}
        onSubmit={submit}
      >
        {update.error === null ? null : <p role="alert">{sentenceOf(update.error)}</p>}
        <Button type="submit" loading={update.isPending}>
          {t('frame.save')}
        </Button>
      </RecordForm>
    </Modal>
  );
}
