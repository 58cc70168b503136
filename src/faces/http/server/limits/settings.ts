// What may be set about limits, by environment: each with a default that a hundred people at work never meet.
import { fail, type Result, succeed } from '../../../../core/base/index.ts';

type Setting = {
  readonly variable: string;
  readonly usual: number;
  readonly most: number;
  readonly says: string;
};

/** Every setting of the limits; the page of settings is made of it. */
export const LIMIT_SETTINGS = {
  places: {
    ...{ variable: 'MILLRACE_PLACES', usual: 12, most: 10_000 },
    says: 'How many requests a server works on at once; files and questions about whole histories have as many places of their own. 0: no limit.',
  },
  queue: {
    ...{ variable: 'MILLRACE_QUEUE', usual: 400, most: 100_000 },
    says: 'How many may wait for a place in a burst. Where the queue does not empty within a second, only as many wait as there are places.',
  },
  addressRate: {
    ...{ variable: 'MILLRACE_ADDRESS_RATE', usual: 400, most: 1_000_000 },
    says: 'Requests a second that one address may make, ten seconds of them at once. A whole office may have one address. 0: no limit.',
  },
  workspaceRate: {
    ...{ variable: 'MILLRACE_WORKSPACE_RATE', usual: 400, most: 1_000_000 },
    says: 'Requests a second that the people of one workspace may make, ten seconds of them at once. 0: no limit.',
  },
  streams: {
    ...{ variable: 'MILLRACE_STREAMS', usual: 1_000, most: 1_000_000 },
    says: 'How many pages of one address may listen for changes at once. 0: no limit.',
  },
  proxies: {
    ...{ variable: 'MILLRACE_PROXIES', usual: 0, most: 10 },
    says: 'How many proxies of your own pass requests on: the address of whoever asks is then read from X-Forwarded-For, as the outermost of them wrote it. With 0 the header is not believed.',
  },
} as const satisfies { readonly [name: string]: Setting };

export type LimitSettings = { readonly [Name in keyof typeof LIMIT_SETTINGS]: number };

const NAMES = Object.keys(LIMIT_SETTINGS) as (keyof LimitSettings)[];

/** The settings as the environment gives them. **rejects**: what is no whole number in its bounds, in a sentence. */
export function limitSettings(env: {
  readonly [name: string]: string | undefined;
}): Result<LimitSettings, string> {
  const found = NAMES.map((name) => {
    const { variable, usual, most } = LIMIT_SETTINGS[name];
    const given = env[variable]?.trim() ?? '';
    const value = given === '' ? usual : /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
    return { name, variable, given, most, value };
  });
  const wrong = found.find(({ value, most }) => !(value <= most));
  if (wrong !== undefined)
    return fail(`${wrong.variable} must be a whole number from 0 to ${wrong.most}, not "${wrong.given}".`);
  return succeed(Object.fromEntries(found.map(({ name, value }) => [name, value])) as LimitSettings);
}
