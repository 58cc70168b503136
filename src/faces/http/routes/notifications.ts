// What the signed-in person has been told.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';

const notificationSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    reason: z.string(),
    text: z.string(),
    caseId: z.string().nullable(),
    read: z.boolean(),
    before: z.array(z.string()).meta({
      description: 'What was told of the same case shortly before, unread as well: this entry stands for it.',
    }),
  })
  .meta({ id: 'Notification' });

const list = route({
  method: 'GET',
  path: '/api/notifications',
  access: 'signed-in',
  summary: 'The newest hundred notifications of the signed-in person',
  answer: z.object({ items: z.array(notificationSchema), unread: z.int() }),
  handle: async ({ services, actor }) => {
    const { items, unread } = await services.notifications.list(actor);
    return succeed({
      items: items.map(({ at, before, ...item }) => ({
        ...item,
        at: new Date(at).toISOString(),
        before: [...before],
      })),
      unread,
    });
  },
});

const markRead = route({
  method: 'POST',
  path: '/api/notifications/read',
  access: 'signed-in',
  summary: 'Mark notifications as read; all of them when no ids are given',
  body: z.object({ ids: z.array(z.string()).max(500).optional() }),
  handle: async ({ services, actor, body }) => {
    await services.notifications.markRead(actor, body.ids ?? 'all');
    return succeed(undefined);
  },
});

export const notificationRoutes = [list, markRead];
