// Tells another system by an HTTP request what happened: to a fixed host, with the case and what the body names of it.
import { z } from 'zod';
import type { OutgoingTemplate, TextTemplate } from '../compile/compiled.ts';
import { defineActionKind } from './action-kind.ts';

export const WEBHOOK_METHODS = ['POST', 'PUT', 'PATCH'] as const;

const settings = z.strictObject({
  url: z.string().meta({
    title: 'Address',
    examples: ['https://example.org/hooks/case'],
    description: 'https://… Behind the host it may name fields, such as {{subject}}.',
  }),
  method: z
    .enum(WEBHOOK_METHODS)
    .optional()
    .meta({ title: 'Method', description: 'POST is what most systems expect.', default: 'POST' }),
  body: z.record(z.string(), z.string()).optional().meta({
    title: 'What to send',
    description: 'Names and texts, which may name fields, such as {{subject}}.',
  }),
});

type Ready = {
  /** Where the expressions are: their values are escaped, so that none leads to another place. */
  readonly url: readonly (string | TextTemplate)[];
  readonly method: (typeof WEBHOOK_METHODS)[number];
  readonly body: readonly (readonly [name: string, text: OutgoingTemplate])[];
};

/** The host is written out: no value of a record may choose whom the machine talks to. */
const FIXED_HOST = /^https?:\/\/[^\s{}/?#@\\]+(?:[/?#]|$)/i;
const EXPRESSION = /(\{\{.*?\}\})/;

export const callWebhookAction = defineActionKind({
  kind: 'call-webhook',
  title: 'Call a webhook',
  settings,
  prepare({ url, method = 'POST', body = {} }, preparing): Ready {
    const { at } = preparing;
    if (!FIXED_HOST.test(url)) {
      preparing.note({
        code: 'webhook-address',
        severity: 'error',
        at: `${at}.settings.url`,
        message:
          url.trim() === '' ? 'This webhook has no address to call yet.' : `"${url}" is no address to call.`,
        remedy:
          'Write it in full, such as https://example.org/hooks/paid; {{expressions}} may stand after the host.',
      });
    }
    const parts = url.split(EXPRESSION).filter((part) => part !== '');
    return {
      url: parts.map((part) => (EXPRESSION.test(part) ? preparing.text(part, `${at}.settings.url`) : part)),
      method,
      body: Object.entries(body).map(([name, text]) => [
        name,
        preparing.outgoing(text, `${at}.settings.body.${name}`),
      ]),
    };
  },
  plan({ url, method, body }, { facts, progress }) {
    const { caseId, number, title, workflow } = progress.state;
    const address = url
      .map((part) => (typeof part === 'string' ? part : encodeURIComponent(part(facts))))
      .join('');
    const named = Object.fromEntries(body.map(([name, text]) => [name, text(facts)]));
    const data = { case: { id: caseId, number, title, workflow }, ...named };
    const settings = { url: address, method, body: data };
    const host = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1] ?? address;
    return { deeds: [{ does: 'effect', kind: 'call-webhook', settings }], did: `asked to call ${host}` };
  },
});
