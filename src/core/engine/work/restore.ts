// What did the record say when the case first left a stage? It can be put back to that when the case goes back there.
import { z } from 'zod';
import {
  type CaseEvent,
  type CaseRecord,
  type FieldValue,
  type Rejection,
  reject,
  type StageId,
} from '../../model/index.ts';
import { changeRecord, type Progress } from '../flow/progress.ts';
import { changesBetween } from './fields.ts';

/** How a command that goes back asks for it. The state of a case holds no past, so whoever hands the command over reads the history. */
export const restoring = {
  restore: z
    .boolean()
    .default(false)
    .meta({ description: 'Put the fields back to how they were when the case first left that stage.' }),
  recordThen: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'The fields as they were then; filled in by the server.' }),
};

/** The record as it was when the case first left the stage; undefined where it has not left it. */
export function recordWhenLeft(history: readonly CaseEvent[], stage: StageId): CaseRecord | undefined {
  let record: { [field: string]: FieldValue } = {};
  for (const event of history) {
    if (event.type === 'CaseOpened') record = { ...event.record };
    else if (event.type === 'RecordChanged')
      for (const { field, after } of event.changes) record[field] = after;
    else if (event.type === 'StageLeft' && event.stage === stage) return record;
  }
  return undefined;
}

/** Puts the record back. **rejects**: nothing-to-restore. */
export function restoreRecord(
  progress: Progress,
  stage: StageId,
  recordThen: { readonly [field: string]: unknown } | undefined,
): Rejection | null {
  if (recordThen === undefined) return reject('nothing-to-restore', { stage });
  const { record } = progress.state;
  // In the order in which the workflow says them: a record that was stored has no order of its own.
  const said = Object.keys(progress.compiled.workflow.record);
  const others = Object.keys({ ...record, ...recordThen }).sort();
  const then = [...new Set([...said, ...others])].map((field) => [
    field,
    (recordThen as CaseRecord)[field] ?? null,
  ]);
  changeRecord(progress, changesBetween(record, Object.fromEntries(then)), null);
  return null;
}
