// Fields of the record are changed while the case is open.
import { z } from 'zod';
import { changeRecord } from '../flow/progress.ts';
import { changesFrom } from '../work/fields.ts';
import { defineCommand } from './command-kind.ts';

export const updateRecord = defineCommand({
  type: 'UpdateRecord',
  title: 'Change fields',
  access: 'owner-or-operator',
  alsoPaused: true,
  input: z.strictObject({ values: z.record(z.string(), z.unknown()) }),
  decide(progress, { values }) {
    const changes = changesFrom(progress, values);
    if ('code' in changes) return changes;
    changeRecord(progress, changes, null);
    return null;
  },
});
