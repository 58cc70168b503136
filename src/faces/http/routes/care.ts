// Looking after the server and what it keeps: its standing, checkpoints, and the erasure of personal values.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { CheckpointView } from '../../../shell/service/index.ts';
import { route } from '../route.ts';

const instant = z.iso.datetime();
const checkpointSchema = z
  .object({ seq: z.int(), at: instant, cases: z.int(), events: z.int() })
  .meta({ id: 'Checkpoint', description: 'Where all histories of the workspace stood, signed.' });

const onTheWire = (view: CheckpointView | null) =>
  view && { seq: view.seq, at: new Date(view.at).toISOString(), cases: view.cases, events: view.events };

const status = route({
  method: 'GET',
  path: '/api/status',
  access: 'administrator',
  summary:
    'Where the server stands: whether it waits after a restore, unsafe settings, where files are kept, the last checkpoint',
  answer: z
    .object({
      waiting: z.object({ since: instant, backupOf: instant }).nullable(),
      warnings: z.array(z.string()),
      files: z.object({ place: z.string(), trouble: z.string().nullable() }),
      checkpoint: checkpointSchema.nullable(),
      publicKey: z.string(),
    })
    .meta({ id: 'ServerStatus' }),
  handle: async ({ services, actor }) => {
    const { checkpoint, warnings, ...rest } = await services.care.status(actor.workspaceId);
    return succeed({ ...rest, warnings: [...warnings], checkpoint: onTheWire(checkpoint) });
  },
});

const release = route({
  method: 'POST',
  path: '/api/status/release',
  access: 'administrator',
  summary: 'Let a restored server work: from now on timers fire and what is to be sent is sent',
  handle: ({ services, actor }) => services.care.release(actor),
});

const make = route({
  method: 'POST',
  path: '/api/checkpoints',
  access: 'administrator',
  summary: 'Sign where all histories stand now; null where nothing has changed since the last checkpoint',
  answer: z.object({ checkpoint: checkpointSchema.nullable() }),
  handle: async ({ services, actor }) =>
    succeed({ checkpoint: onTheWire(await services.care.checkpoint(actor)) }),
});

const fetchAll = route({
  method: 'GET',
  path: '/api/checkpoints',
  access: 'administrator',
  summary: 'Every checkpoint as JSON lines, to be kept where this server cannot reach',
  answer: { download: 'application/jsonl' },
  handle: ({ services, actor }) => {
    const lines = services.care.lines(actor.workspaceId);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (controller) => {
        const next = await lines.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(`${next.value}\n`));
      },
      cancel: () => void lines.return(undefined),
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/jsonl',
        'content-disposition': 'attachment; filename="checkpoints.jsonl"',
      },
    });
  },
});

const erase = route({
  method: 'POST',
  path: '/api/cases/:caseId/erase-personal-values',
  access: 'administrator',
  summary:
    'Erase every personal value of a case for good, in its history too; the history itself stays whole',
  params: z.object({ caseId: z.string().max(64) }),
  answer: z.object({ erased: z.int() }),
  handle: ({ services, actor, params }) => services.care.erase(actor, params.caseId),
});

export const careRoutes = [status, release, make, fetchAll, erase];
