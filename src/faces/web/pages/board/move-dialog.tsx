// What a move needs before it can be made: the fields that the next owner must have, the tasks, a reason.
import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { sentenceOf } from '../../client.ts';
import { RecordForm } from '../../parts/record-form/record-form.tsx';
import { TaskList } from '../../parts/work/task-list.tsx';
import { uploadFile } from '../../parts/work/upload-file.ts';
import type { Card, Move } from '../../wire.ts';
import type { Asking, Said } from './use-moving.ts';

type Props = {
  readonly asking: Asking;
  readonly onSend: (card: Card, move: Move, said: Said) => Promise<void>;
  readonly onClose: () => void;
};

export function MoveDialog({ asking: { card, move, shown }, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<unknown>();
  const work = shown.work.find(({ workItem }) => workItem === move.workItem);
  const entries = entriesOf({ card, move, shown });
  const submit = async (values: { [field: string]: unknown }) => {
    setRefused(undefined);
    try {
      await onSend(card, move, { values, reason: reason.trim() === '' ? null : reason });
      onClose();
    } catch (error) {
      setRefused(error);
      throw error;
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('board.needs', { title: card.title, stage: move.toTitle })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        {work === undefined || move.rework ? null : <TaskList caseId={card.caseId} work={work} />}
        <RecordForm
          name={`move:${move.workItem}`}
          entries={entries}
          initial={Object.fromEntries(entries.map(({ id }) => [id, shown.record[id] ?? null])) as never}
          refused={refused}
          upload={uploadFile}
          onSubmit={submit}
        >
          {move.needsReason ? (
            <Textarea
              autosize
              minRows={2}
              label={t('work.reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
          {refused === undefined ? null : <p role="alert">{sentenceOf(refused)}</p>}
          <Button type="submit">{t('board.moveAction')}</Button>
        </RecordForm>
      </Stack>
    </Modal>
  );
}

function entriesOf({ move, shown }: Asking) {
  const work = shown.work.find(({ workItem }) => workItem === move.workItem);
  const form = move.rework ? [] : (work?.form ?? []);
  const more = move.needsFields.filter((field) => !form.some((each) => each.field === field));
  return [...form, ...more.map((field) => ({ field, required: true }))].flatMap(({ field, required }) => {
    const declared = shown.fields[field] as Field | undefined;
    return declared === undefined ? [] : [{ id: field, field: declared, required }];
  });
}
