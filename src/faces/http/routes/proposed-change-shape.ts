// A proposed change as it travels: what Design can apply to a workflow.
import * as z from 'zod';
import type { FindingView } from '../../../shell/service/index.ts';

export const changeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('remove-stage'), activity: z.string() }),
    z.object({ kind: z.literal('merge-stages'), activities: z.array(z.string()) }),
    z.object({ kind: z.literal('add-people'), activity: z.string() }),
    z.object({
      kind: z.literal('choose-owner'),
      activity: z.string(),
      choose: z.enum(['least-loaded', 'round-robin', 'pull']),
    }),
    z.object({ kind: z.literal('set-due'), activity: z.string(), dueMs: z.number() }),
    z.object({
      kind: z.literal('skip-when'),
      activity: z.string(),
      field: z.string(),
      test: z.enum(['at-most', 'is']),
      value: z.string(),
    }),
    z.object({ kind: z.literal('require-fields'), activity: z.string(), fields: z.array(z.string()) }),
    z.object({
      kind: z.literal('add-transition'),
      from: z.string(),
      to: z.string(),
      when: z.string().nullable(),
    }),
    z.object({ kind: z.literal('keep-one-owner'), activities: z.array(z.string()) }),
    z.object({ kind: z.literal('carry-field'), field: z.string(), from: z.string(), to: z.string() }),
  ])
  .meta({ id: 'ProposedChange' });

type Change = NonNullable<FindingView['found']>['proposal']['change'];

export const changeOnTheWire = (change: Change): z.input<typeof changeSchema> | null => {
  if (change === null) return null;
  if (change.kind === 'require-fields') return { ...change, fields: [...change.fields] };
  return 'activities' in change ? { ...change, activities: [...change.activities] } : change;
};
