// A request is signed, so that its receiver can tell that it is ours and not a repetition. Source: Standard Webhooks 1.0.
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The headers that a receiver checks. **units**: `at` in milliseconds; the header has seconds. */
export function signedHeaders(
  secret: string,
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): { readonly [name: string]: string } {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
