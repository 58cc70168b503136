// Sends a mail because an automation or a stage asked for it. The effect's key makes its Message-ID, by which a mail that was sent
// twice is told.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import { addressesIn } from '../../../core/engine/index.ts';
import type { FieldValue } from '../../../core/model/index.ts';
import { revealed, revealedText, shownMail } from '../../service/index.ts';
import { personalValues } from '../../store/index.ts';
import { deliveryId, MailRefused, outgoingShape, type Performer } from './performer.ts';

/** As the engine's action of this name asks for it. */
const settingsShape = z.object({ to: z.unknown(), subject: outgoingShape, text: outgoingShape });

export const sendMail: Performer = async (job, { db, mailer, see }) => {
  const { to: given, subject, text } = settingsShape.parse(job.settings);
  see({});
  if (mailer === undefined) return fail(NO_SERVER);
  const stored = await personalValues.ofCase(db.in(job.workspaceId), job.caseId);
  const address = given === null ? null : revealed(given as FieldValue, stored);
  const to = typeof address === 'string' ? addressesIn(address) : null;
  if (to === null) return fail(NO_ADDRESS);
  see({ address: shownMail(to) });
  try {
    await mailer({
      ...{ id: deliveryId(job).replaceAll('/', '.'), to },
      subject: revealedText(subject, stored).replace(/\s+/g, ' ').trim(),
      text: revealedText(text, stored),
    });
  } catch (error) {
    const words = unnamed(error instanceof Error ? error.message : String(error), to);
    if (error instanceof MailRefused) return fail(words);
    throw new Error(words);
  }
  return succeed({ recipients: to.length });
};

/** **units**: characters. Shorter names are words of any sentence. */
const SHORTEST = 3;

/** What a mail server says names whom the mail was for, and what is said of an attempt is kept in the history, where nothing can be erased. */
function unnamed(words: string, to: readonly string[]): string {
  const parts = to.flatMap((address) => [address, address.slice(0, address.lastIndexOf('@'))]);
  return parts
    .filter((part) => part.length >= SHORTEST)
    .reduce((text, part) => text.replace(everywhere(part), shownPart), words);
}

const SIGNS = /[.*+?^${}()|[\]\\]/g;
const everywhere = (part: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${part.replace(SIGNS, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu');

const shownPart = (part: string): string => (part.includes('@') ? shownMail([part]) : '…');

const NO_SERVER =
  'No mail server is set, so the mail was not sent. Whoever runs Millrace sets one with MILLRACE_SMTP_URL.';
const NO_ADDRESS =
  'The case has no mail address there, so the mail was not sent. Correct the field, then write yourself.';
