// A case that a stage of this one waits for has ended: what it found out is taken over, and the stage goes on when it may.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { changeRecord, emit, type Progress } from '../flow/progress.ts';
import { standingAt } from '../flow/settle.ts';
import { tellToken } from '../flow/stall.ts';
import { changesFrom } from '../work/fields.ts';
import { defineCommand } from './command-kind.ts';

export const reportChild = defineCommand({
  type: 'ReportChild',
  title: 'A case that was waited for has ended',
  access: 'machine',
  input: z.strictObject({
    child: z.string(),
    outcome: z
      .string()
      .nullable()
      .meta({ description: 'The end stage it came to; null where it was cancelled.' }),
    values: z.record(z.string(), z.unknown()).default({}).meta({ description: 'Its record.' }),
  }),
  decide(progress, { child, outcome, values }) {
    const known = progress.state.children?.find((each) => each.child === child);
    const standing = known === undefined ? undefined : standingAt(progress, known.token);
    if (known === undefined || standing === undefined) return reject('child-not-awaited', { child });
    const { here } = standing;
    emit(progress, { type: 'ChildEnded', child, token: known.token, stage: here.stage.id, outcome });
    takeOver(progress, here.ready as { takes?: { readonly [field: string]: string } }, values);
    tellToken(progress, known.token, { what: 'child-ended', outcome });
    return null;
  },
});

/** What does not fit a field here is left out: the case there has ended, and nobody could mend it. */
function takeOver(
  progress: Progress,
  { takes = {} }: { takes?: { readonly [field: string]: string } },
  values: { readonly [field: string]: unknown },
): void {
  for (const [field, there] of Object.entries(takes)) {
    if (!Object.hasOwn(values, there)) continue;
    const changes = changesFrom(progress, { [field]: values[there] });
    if (!('code' in changes)) changeRecord(progress, changes, null);
  }
}
