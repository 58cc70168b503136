// One's news by mail: where to and of which kinds.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { NEWS_KIND_NAMES } from '../../../shell/service/index.ts';
import { route } from '../route.ts';

const kind = z.enum(NEWS_KIND_NAMES);

const newsMailSchema = z
  .object({
    canSend: z.boolean().meta({ description: 'Whether this server has a mail server set.' }),
    address: z.string().nullable(),
    awaitsCode: z
      .boolean()
      .meta({ description: 'The code that was sent to the address is still to be given.' }),
    kinds: z.array(kind),
    trouble: z.string().nullable().meta({ description: 'Why the last mail did not go.' }),
  })
  .meta({ id: 'NewsMail' });

const show = route({
  method: 'GET',
  path: '/api/news-mail',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Where one’s news is mailed to, and of which kinds',
  answer: newsMailSchema,
  handle: async ({ services, actor }) => {
    const { kinds, ...rest } = await services.newsMail.show(actor);
    return succeed({ ...rest, kinds: [...kinds] });
  },
});

const propose = route({
  method: 'PUT',
  path: '/api/news-mail/address',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Have one’s news mailed to an address: a code is sent there first',
  body: z.object({ address: z.email('This is no mail address.').max(254) }),
  handle: ({ services, actor, body }) => services.newsMail.propose(actor, body.address),
});

const confirm = route({
  method: 'POST',
  path: '/api/news-mail/code',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Give the code that was sent: from now on news is mailed',
  body: z.object({ code: z.string().trim().max(20) }),
  handle: ({ services, actor, body }) => services.newsMail.confirm(actor, body.code),
});

const choose = route({
  method: 'PUT',
  path: '/api/news-mail/kinds',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Choose which kinds of news are mailed',
  body: z.object({ kinds: z.array(kind).max(NEWS_KIND_NAMES.length) }),
  handle: ({ services, actor, body }) => services.newsMail.choose(actor, body.kinds),
});

const remove = route({
  method: 'DELETE',
  path: '/api/news-mail',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Have no more news mailed, and forget the address',
  handle: async ({ services, actor }) => {
    await services.newsMail.remove(actor);
    return succeed(undefined);
  },
});

export const newsMailRoutes = [show, propose, confirm, choose, remove];
