// A running case is moved to another version of its workflow. That version decides; `migrating` tells it where the case comes from.
import { z } from 'zod';
import { type Rejection, reject } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import { changeRecord, emit } from '../flow/progress.ts';
import { arrive, carriedWork, comingAlong } from '../migrate/carry.ts';
import { verdictOf } from '../migrate/verdict.ts';
import { changesFrom, fieldRejection } from '../work/fields.ts';
import { defineCommand } from './command-kind.ts';

/** The new version, ready to decide on the move of a case that comes from the other. */
export const migrating = (from: Compiled, to: Compiled): Compiled => ({ ...to, from });

export const migrateCase = defineCommand({
  type: 'MigrateCase',
  title: 'Move to another version',
  access: 'operator',
  movesVersion: true,
  alsoPaused: true,
  input: z.strictObject({
    toVersion: z.int().min(1).meta({ description: 'The version it is moved to.' }),
    mapping: z
      .record(z.string(), z.string())
      .default({})
      .meta({ description: 'Where stages that are no more go on: stage by stage.' }),
    values: z.record(z.string(), z.unknown()).default({}),
  }),
  decide(progress, { toVersion, mapping, values }) {
    const { compiled, state } = progress;
    const { from } = compiled;
    if (from === undefined || from.version !== state.version || compiled.version !== toVersion) {
      return reject('version-unknown', { version: state.version, toVersion });
    }
    if (from.version === toVersion) return null;
    const changes = changesFrom(progress, values);
    if ('code' in changes) return changes;
    const record = {
      ...state.record,
      ...Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    };
    const refused = refusalBy(from, compiled, { ...state, record }, mapping);
    if (refused !== null) return refused;
    const coming = comingAlong(progress, { from, mapping });
    const workItems = carriedWork(progress, { from, mapping }, coming);
    emit(progress, { type: 'CaseMigrated', fromVersion: from.version, toVersion, mapping, workItems });
    changeRecord(progress, changes, null);
    arrive(progress, coming, changes.length > 0);
    return null;
  },
});

/** What stands in the way, in the words of a refusal. */
function refusalBy(...judged: Parameters<typeof verdictOf>): Rejection | null {
  const verdict = verdictOf(...judged);
  if (verdict.verdict === 'lands') return null;
  if (verdict.verdict === 'cannot') {
    return reject('migration-impossible', { because: verdict.because.map((each) => ({ ...each })) });
  }
  return fieldRejection(
    verdict.fields.map(({ field, label, why }) => ({
      field,
      code: why === 'other-type' || why === 'not-an-option' ? 'invalid' : 'missing',
      message: `${label} is needed.`,
    })),
  );
}
