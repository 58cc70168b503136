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
    if (error instanceof MailRefused) return fail(error.message);
    throw error;
  }
  return succeed({ recipients: to.length });
};

const NO_SERVER =
  'No mail server is set, so the mail was not sent. Whoever runs Millrace sets one with MILLRACE_SMTP_URL.';
const NO_ADDRESS =
  'The case has no mail address there, so the mail was not sent. Correct the field, then write yourself.';
