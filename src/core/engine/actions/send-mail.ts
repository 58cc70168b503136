// Sends a mail: to an address that is written out, or to the one that a field of the case holds. The world outside does it and
// reports back.
import { z } from 'zod';
import type { FieldValue, OutgoingText } from '../../model/index.ts';
import type { OutgoingTemplate } from '../compile/compiled.ts';
import { defineActionKind } from './action-kind.ts';
import { knownField } from './known.ts';

const settings = z.strictObject({
  to: z
    .string()
    .optional()
    .meta({ title: 'Address', description: 'Such as ana@example.org; several by commas.' }),
  field: z
    .string()
    .optional()
    .meta({ title: 'Or the field with the address', description: 'A text field of the record.' }),
  subject: z.string().min(1).meta({ title: 'Subject', description: 'May name fields, such as {{subject}}.' }),
  text: z.string().min(1).meta({ title: 'Text', description: 'May name fields, such as {{subject}}.' }),
});

type Ready = {
  readonly to: string | null;
  readonly field: string | null;
  readonly subject: OutgoingTemplate;
  readonly text: OutgoingTemplate;
};

const ADDRESS = /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/;
const MOST_ADDRESSES = 20;

/** The addresses of a text. **shape**: null where one of it is none, or there are too many. */
export function addressesIn(text: string): string[] | null {
  const each = text.split(',').map((one) => one.trim());
  return each.length <= MOST_ADDRESSES && each.every((one) => ADDRESS.test(one)) ? each : null;
}

const inOneLine = (subject: OutgoingText): OutgoingText =>
  typeof subject === 'string' ? subject.replace(/\s+/g, ' ').trim() : subject;

export const sendMailAction = defineActionKind({
  kind: 'send-mail',
  title: 'Send a mail',
  settings,
  prepare({ to, field, subject, text }, preparing): Ready {
    const { at, note } = preparing;
    const [given, named] = [to?.trim() ?? '', field?.trim() ?? ''];
    if ((given === '') === (named === '')) {
      note({
        ...{ code: 'mail-to-whom', severity: 'error', at },
        message: given === '' ? 'This mail goes to nobody.' : 'This mail names an address and a field.',
        remedy: 'Give an address, or name the field that holds one; not both.',
      });
    } else if (named !== '') knownField(preparing, named, `${at}.settings.field`);
    else if (addressesIn(given) === null) {
      note({
        ...{ code: 'mail-address', severity: 'error', at: `${at}.settings.to` },
        message: `"${given}" is no mail address.`,
        remedy: `Write for example ana@example.org; at most ${MOST_ADDRESSES}, separated by commas.`,
      });
    }
    return {
      to: given === '' ? null : given,
      field: named === '' ? null : named,
      subject: preparing.outgoing(subject, `${at}.settings.subject`),
      text: preparing.outgoing(text, `${at}.settings.text`),
    };
  },
  plan({ to, field, subject, text }, { facts }) {
    const address: FieldValue | null = field === null ? to : (facts.record[field] ?? null);
    const whom = field === null ? to : `the address in ${field}`;
    // A personal address goes along as the reference it is, and is looked up when the mail is sent.
    const settings = { to: address, subject: inOneLine(subject(facts)), text: text(facts) };
    return {
      deeds: [{ does: 'effect', kind: 'send-mail', settings }],
      did: `asked to send a mail to ${whom}`,
    };
  },
});
