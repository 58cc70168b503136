// Tells the case that waits for one how that one ended, and hands its record over. A parent that waits no longer needs none.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import { revealed } from '../../service/index.ts';
import { cases, personalValues } from '../../store/index.ts';
import type { Performer } from './performer.ts';

/** As the engine asks for it. */
const settingsShape = z.object({ parent: z.string(), outcome: z.string().nullable() });

/** What says that nobody waits: it is no failure of the case that has ended. */
const NOT_NEEDED: readonly string[] = ['child-not-awaited', 'case-not-open', 'case-not-found'];

export const reportToParent: Performer = async (job, { db, handle }) => {
  const { parent, outcome } = settingsShape.parse(job.settings);
  const scope = db.in(job.workspaceId);
  const [child, stored] = [
    await cases.load(scope, job.caseId),
    await personalValues.ofCase(scope, job.caseId),
  ];
  const record = Object.entries(child?.state.record ?? {});
  const values = Object.fromEntries(record.map(([field, value]) => [field, revealed(value, stored)]));
  const handled = await handle({
    workspaceId: job.workspaceId,
    actor: { kind: 'machine', part: 'report-to-parent' },
    command: { type: 'ReportChild', caseId: parent, input: { child: job.caseId, outcome, values } },
    idempotencyKey: job.key,
  });
  if (handled.ok) return succeed({ parent });
  return NOT_NEEDED.includes(handled.problem.code)
    ? succeed({ parent: null })
    : fail(handled.problem.message);
};
