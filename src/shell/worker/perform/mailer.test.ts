import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MailServer, openMailServer } from '../../../../test/mail-server.ts';
import { openMailer } from './mailer.ts';
import { type Mail, MailRefused } from './performer.ts';

const mail: Mail = {
  id: 'c1.7',
  to: ['bo@example.org', 'cy@example.org'],
  subject: 'Größe',
  text: 'Look.\n.\nNow.',
};
const failure = (sent: Promise<void> | undefined): Promise<Error> =>
  (sent ?? Promise.resolve()).then(
    () => new Error('It was sent.'),
    (error: Error) => error,
  );

describe('the way to the mail server', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await openMailServer();
  });
  afterEach(() => server.close());
  const mailer = (login = '', from = 'Millrace <mill@example.org>') =>
    openMailer({ url: `smtp://${login}127.0.0.1:${server.port}`, from });

  test('hands it over whole, under an id that is the same at each attempt', async () => {
    await mailer()?.(mail);
    await mailer()?.(mail);
    expect(server.received).toHaveLength(2);
    const [one, two] = server.received;
    expect(one).toMatchObject({ from: 'mill@example.org', to: mail.to });
    for (const { source } of [one, two].flatMap((each) => each ?? [])) {
      expect(source).toContain('Message-ID: <c1.7@example.org>');
      expect(source).toContain('Auto-Submitted: auto-generated');
      expect(source).toMatch(/Subject: =\?UTF-8\?/);
      expect(source).toContain('Look.\n.\nNow.');
    }
  });

  test('tells what is refused for good from what may go later', async () => {
    server.refusals.push('550 No such person', '451 Come back later');
    const [final, later] = [await failure(mailer()?.(mail)), await failure(mailer()?.(mail))];
    expect(final).toBeInstanceOf(MailRefused);
    expect(final.message).toContain('550 No such person');
    expect(later).not.toBeInstanceOf(MailRefused);
    expect(later.message).toContain('451 Come back later');
    expect(server.received).toEqual([]);
  });

  test('says so where some of those it was for were refused, and does not try again: the others have it', async () => {
    server.unknown.add('cy@example.org');
    const refused = await failure(mailer()?.(mail));
    expect(refused).toBeInstanceOf(MailRefused);
    expect(refused.message).toContain('550 5.1.1 No such person');
    expect(refused.message).toContain('cy@example.org');
    expect(server.received).toMatchObject([{ to: ['bo@example.org'] }]);
  });

  test('never shows the password, and may try again where the server is away or takes no login', async () => {
    const wrong = await failure(mailer('mill:top-secret@')?.(mail));
    expect(wrong).not.toBeInstanceOf(MailRefused);
    expect(wrong.message).toContain('535');
    await server.close();
    const away = await failure(mailer('mill:top-secret@')?.(mail));
    expect(away).not.toBeInstanceOf(MailRefused);
    expect(away.message).toContain('could not be reached');
    for (const { message } of [wrong, away]) expect(message).not.toContain('top-secret');
    const unread = () => openMailer({ url: 'imap://mill:top-secret@x', from: undefined });
    expect(unread).toThrow('MILLRACE_SMTP_URL does not read');
    expect(unread).not.toThrow('top-secret');
  });

  test('is not there where no server is set', () => {
    expect(openMailer({ url: undefined, from: undefined })).toBeUndefined();
  });
});
