// The page of settings: what may be set by environment when a server is started.
import { LIMIT_SETTINGS } from '../src/faces/http/index.ts';
import { FILE_SETTINGS } from '../src/shell/store/index.ts';

export const SETTINGS_LEAD =
  'What a server reads from its environment when it is started. A setting that is no number, or out of bounds, ends the start with a sentence.';

const PLACES: readonly (readonly [variable: string, says: string])[] = [
  [
    'DATABASE_URL',
    'A PostgreSQL server of your own, version 15 or newer; the one that comes along where it is left out.',
  ],
  [
    'DATABASE_APP_URL',
    'The same, as the role that Millrace works under, where the first may not make one (`docs/decisions/0034-two-roles.md`).',
  ],
  [
    'MILLRACE_KEEP_FREE',
    'Megabytes of the disk that the database which comes along leaves free, usually 256. Where less is left, nothing can be changed (507), and looking goes on.',
  ],
  [
    'MILLRACE_KEEP_JOBS',
    'Days for which timers and effects that ended are kept, usually 7. Calls and mails stand in the list of what went out for thirty days, and what happened stays in the histories for ever.',
  ],
  ...Object.entries(FILE_SETTINGS),
  ['MILLRACE_SMTP_URL', 'The mail server: `smtp://user:password@host:587`, or `smtps://`.'],
  ['MILLRACE_MAIL_FROM', 'Whom mails come from.'],
  [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'The collector of traces, such as `http://localhost:4318` (OTLP over HTTP). Where it is left out, nothing is traced. `OTEL_EXPORTER_OTLP_HEADERS` and `OTEL_SERVICE_NAME` are read too.',
  ],
  ['MILLRACE_METRICS_TOKEN', 'The token that `/metrics` asks for from other machines.'],
];

const LIMITS_LEAD = `Whoever asks for more than can be done is turned away before anything is begun: with 503 where the server is full, with 429 where
one address or workspace asks too much, in both cases with a sentence and the header \`Retry-After\`; pages ask again by themselves. Each
server counts for itself, what it refused stands in \`/metrics\` (\`millrace_requests_refused_total\`). \`/health\`, \`/ready\`, \`/metrics\` and
signing in have a way in of their own. Reasons: \`docs/decisions/0087-turned-away-at-the-door.md\`.`;

export function settingsPage(): string[] {
  const limits = Object.values(LIMIT_SETTINGS).map(
    ({ variable, usual, says }) => `| \`${variable}\` | ${usual} | ${says} |`,
  );
  return [
    `| variable | what it says |\n| --- | --- |\n${PLACES.map(([name, says]) => `| \`${name}\` | ${says} |`).join('\n')}`,
    `## Limits\n${LIMITS_LEAD}\n\n| variable | usually | what it says |\n| --- | --- | --- |\n${limits.join('\n')}`,
  ];
}
