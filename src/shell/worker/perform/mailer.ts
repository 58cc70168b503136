// The way to the mail server that the environment names. What it answers is told; the password is in nothing that is told.
import { createTransport } from 'nodemailer';
import { type Mailer, MailRefused } from './performer.ts';

export type MailSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` where the connection is encrypted from the start. */
  readonly url: string | undefined;
  /** Whom mails come from, such as `Millrace <millrace@example.org>`. */
  readonly from: string | undefined;
};

const PATIENCE_MS = 20_000;

/** **shape**: undefined where no server is set. **rejects** an address of a server that does not read, without showing it. */
export function openMailer({ url, from }: MailSettings): Mailer | undefined {
  if (url === undefined || url === '') return undefined;
  const server = serverOf(url);
  const sender = from === undefined || from === '' ? `Millrace <millrace@${server.hostname}>` : from;
  const domain = /@([^\s>]+)>?\s*$/.exec(sender)?.[1] ?? server.hostname;
  const transport = createTransport({
    ...{ host: server.hostname, port: portOf(server), secure: server.protocol === 'smtps:' },
    ...loginOf(server),
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return async ({ id, to, subject, text }) => {
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const sent = await transport
      .sendMail({ from: sender, to: [...to], subject, text, messageId: `<${id}@${domain}>`, headers })
      .catch((error: unknown) => {
        throw told(error, server.hostname);
      });
    if (sent.rejected.length > 0) throw partlyRefused(sent, server.hostname);
  };
}

function serverOf(url: string): URL {
  const server = URL.canParse(url) ? new URL(url) : null;
  if (
    server !== null &&
    (server.protocol === 'smtp:' || server.protocol === 'smtps:') &&
    server.hostname !== ''
  )
    return server;
  throw new Error('MILLRACE_SMTP_URL does not read. Write smtp://user:password@host:587 or smtps://….');
}

const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port);

const AT_HOME = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A password goes over an encrypted line alone, but for a server on this very machine. */
function loginOf({ username, password, hostname }: URL) {
  if (username === '') return {};
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return { auth, requireTLS: !AT_HOME.has(hostname) };
}

type Sent = { readonly rejected: readonly unknown[]; readonly rejectedErrors?: readonly Error[] | undefined };

/** Final, whatever the server said: the others have it, and would get it again at every try. */
function partlyRefused({ rejected, rejectedErrors = [] }: Sent, host: string): MailRefused {
  const { response = '' } = (rejectedErrors[0] ?? {}) as { response?: string };
  return new MailRefused(
    `The mail server ${host} took it for all but ${rejected.map(String).join(', ')}, and said: ${response}.`,
  );
}

/** What the server said, in words. Codes from 500 on are final; a login that fails is none of the mail's faults. */
function told(error: unknown, host: string): Error {
  const {
    responseCode = 0,
    response = '',
    code = '',
  } = error as {
    responseCode?: number;
    response?: string;
    code?: string;
  };
  const words = `The mail server ${host} ${response === '' ? `could not be reached (${code})` : `said: ${response}`}.`;
  return responseCode >= 500 && code !== 'EAUTH' ? new MailRefused(words) : new Error(words);
}
