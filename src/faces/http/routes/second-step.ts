// The second step of signing in: turned on and off in one's own settings, and the code that is typed after the password.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import { deviceOf, setCookies } from '../sessions.ts';

const password = z.string().min(1, 'Please give your password').max(128);
const code = z.string().trim().min(1, 'Please type the code').max(40);

const codesSchema = z.object({
  backupCodes: z.array(z.string()).meta({ description: 'Each works once. They are told this one time.' }),
});

const own = { access: 'signed-in', doing: 'sign-in' } as const;

const show = route({
  ...own,
  method: 'GET',
  path: '/api/session/second-step',
  summary: 'Whether one’s sign-in asks for a code after the password',
  answer: z.object({
    on: z.boolean(),
    codesLeft: z.int().meta({ description: 'Backup codes that were not used yet.' }),
  }),
  handle: async ({ services, request }) => succeed(await services.identity.secondStep(request.headers)),
});

// A PUT: answers to a POST are kept for a while, and a key is kept nowhere but encrypted.
const begin = route({
  ...own,
  method: 'PUT',
  path: '/api/session/second-step',
  summary: 'Make a key for an authenticator app; a code of it turns the second step on',
  body: z.object({ password }),
  answer: z.object({
    key: z.string(),
    address: z.string().meta({ description: 'The same for a QR code.' }),
  }),
  handle: ({ services, body, request }) => services.identity.beginSecondStep(request.headers, body.password),
});

const confirm = route({
  ...own,
  method: 'PUT',
  path: '/api/session/second-step/confirmation',
  summary: 'Turn the second step on with one code of the app',
  body: z.object({ code }),
  answer: codesSchema,
  handle: async ({ services, body, request, reply }) => {
    const outcome = await services.identity.confirmSecondStep(request.headers, body.code);
    if (!outcome.ok) return outcome;
    const { cookies, backupCodes } = outcome.value;
    setCookies(reply, cookies);
    return succeed({ backupCodes: [...backupCodes] });
  },
});

const renew = route({
  ...own,
  method: 'PUT',
  path: '/api/session/second-step/backup-codes',
  summary: 'Make new backup codes; the earlier ones end',
  body: z.object({ password }),
  answer: codesSchema,
  handle: async ({ services, body, request }) => {
    const outcome = await services.identity.renewBackupCodes(request.headers, body.password);
    return outcome.ok ? succeed({ backupCodes: [...outcome.value] }) : outcome;
  },
});

const turnOff = route({
  ...own,
  method: 'POST',
  path: '/api/session/second-step/off',
  summary: 'Sign in by password alone from now on',
  body: z.object({ password }),
  handle: async ({ services, body, request, reply }) => {
    const outcome = await services.identity.turnOffSecondStep(request.headers, body.password);
    if (!outcome.ok) return outcome;
    setCookies(reply, outcome.value.cookies);
    return succeed(undefined);
  },
});

const signInByCode = route({
  method: 'POST',
  path: '/api/session/code',
  access: 'public',
  summary: 'Finish a sign-in whose password was right, with a code of the app or a backup code',
  body: z.object({ code }),
  handle: async ({ services, body, request, reply }) => {
    const typed = { code: body.code, device: deviceOf(request) };
    const outcome = await services.identity.signInByCode(request.headers, typed);
    if (!outcome.ok) return outcome;
    setCookies(reply, outcome.value.cookies);
    return succeed(undefined);
  },
});

export const secondStepRoutes = [show, begin, confirm, renew, turnOff, signInByCode];
