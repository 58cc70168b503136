// What does the made-up office do? Seven activities from request to close, one of them an approval that does its work,
// teams with room to spare, and a little natural rework and choice: nothing in it is worth a finding.
import { type Instant, MINUTE_MS, type Milliseconds, type Random } from '../../src/core/base/index.ts';
import { someWorkDay, type WorkDay, weeklyMs } from './work-day.ts';

/** What is known of a case from its first day. **units**: `amount` in whole euros. */
export type Request = { amount: number; category: string; region: string; channel: string };

/** Where a piece of work leads: the next stage (null ends the case), who must have it, and what was decided. */
export type Step = { to: StageNumber | null; person?: number | undefined; outcome?: string | undefined };

export type StageNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** One person at one stage of one case, done for the `visit`th time. */
export type Done = { stage: StageNumber; person: number; request: Request; visit: number; random: Random };

/** How a stage gathers work: only on one weekday (0 = Monday), or so many at a time. */
export type Batch = { readonly weekday: number } | { readonly size: number };

export type Stage = {
  name: string;
  team: number;
  /** Of the lognormal that work takes. */
  median: Milliseconds;
  sigma: number;
  batch?: Batch;
};

export type Person = { name: string; team: number; hours: WorkDay };

/** A whole office, which a fault may change before it runs. **units**: `weeks` in which `cases` arrive from `start` on. */
export type Office = {
  start: Instant;
  weeks: number;
  cases: number;
  stages: Stage[];
  people: Person[];
  words: Words;
  step(done: Done): Step;
};

/** How the parts of an office are called. */
type Words = {
  readonly stages: readonly string[];
  readonly outcomes: readonly [approved: string, returned: string, rejected: string];
  readonly fields: { readonly [field in keyof Request]: string };
};

export const [REGISTER, CHECK, APPROVE, ORDER, RECEIVE, PAY, CLOSE] = [0, 1, 2, 3, 4, 5, 6] as const;

const WORDS: readonly Words[] = [
  {
    stages: [
      'Register request',
      'Check request',
      'Approve request',
      'Order',
      'Receive goods',
      'Pay invoice',
      'Close',
    ],
    outcomes: ['approved', 'returned', 'rejected'],
    fields: { amount: 'amount', category: 'category', region: 'region', channel: 'channel' },
  },
  {
    stages: [
      'Intake',
      'Assess claim',
      'Authorise payment',
      'Draw up letter',
      'Send forms',
      'Transfer',
      'File away',
    ],
    outcomes: ['yes', 'more information', 'no'],
    fields: { amount: 'claimed', category: 'product', region: 'branch', channel: 'source' },
  },
  {
    stages: [
      'Antrag erfassen',
      'Sachlage klären',
      'Freigabe',
      'Bescheid schreiben',
      'Vor-Ort-Termin',
      'Auszahlen',
      'Ablegen',
    ],
    outcomes: ['frei', 'zurück', 'abgelehnt'],
    fields: { amount: 'Betrag', category: 'Art', region: 'Bezirk', channel: 'Eingang' },
  },
];

export const CATEGORIES = ['hardware', 'software', 'furniture', 'travel', 'training'];
export const REGIONS = ['North', 'South', 'East', 'West'];
export const CHANNELS = ['web', 'mail', 'phone'];

const NAMES =
  'Ada Ben Cem Dan Eva Fay Gil Hal Ida Jan Kim Leo Mia Ned Oda Pia Rui Sam Tom Uma Vic Wim Xia Yan Zoe Abe Bea Cal Dot Eli'.split(
    ' ',
  );

/** Who does what: desk, clerks, managers, buyers, warehouse, accounts. The desk also closes. */
const TEAM_OF = [0, 1, 2, 3, 4, 5, 0] as const;
export const TEAMS = 6;

/** How often a case comes by each stage, on average: what the medians are reckoned from. */
const VISITS = [1.05, 1.16, 1.11, 0.89, 0.65, 0.89, 1];

/** A believable office in which all is well: every team is busy for 35 to 60 % of its hours. */
export function soundOffice(random: Random): Office {
  const words = random.pick(WORDS);
  const start = Date.UTC(2025, 0, 6) + random.below(40) * 7 * 86_400_000;
  const people = somePeople(start, random);
  const weeks = 16 + random.below(9);
  const cases = 420 + random.below(361);
  const stages = words.stages.map(
    (name, stage): Stage => ({
      name,
      team: TEAM_OF[stage as StageNumber],
      median: MINUTE_MS,
      sigma: 0.4 + random.next() * 0.4,
    }),
  );
  const office: Office = { start, weeks, cases, stages, people, words, step: soundStep(words) };
  for (let team = 0; team < TEAMS; team++) keepBusy(office, team, 0.35 + random.next() * 0.25);
  return office;
}

function somePeople(start: Instant, random: Random): Person[] {
  const names = [...NAMES];
  const people: Person[] = [];
  for (let team = 0; team < TEAMS; team++) {
    for (let seat = 3 + random.below(3); seat > 0; seat--) {
      const [name = 'Zed'] = names.splice(random.below(names.length), 1);
      people.push({ name, team, hours: someWorkDay(start, random) });
    }
  }
  return people;
}

/** Sets how long the work of a team takes, so that it fills this share of the team's hours. */
export function keepBusy(office: Office, team: number, share: number): void {
  const seats = office.people.filter((person) => person.team === team);
  const hoursMs = seats.reduce((sum, { hours }) => sum + weeklyMs(hours), 0);
  const stages = office.stages.map((stage, number) => ({ stage, visits: VISITS[number] as number }));
  const visits = stages.reduce((sum, each) => sum + (each.stage.team === team ? each.visits : 0), 0);
  const mean = (share * hoursMs * office.weeks) / (office.cases * visits);
  for (const { stage } of stages)
    if (stage.team === team) stage.median = mean / Math.exp(stage.sigma ** 2 / 2);
}

const [APPROVED, RETURNED, REJECTED] = [0, 1, 2] as const;

/** The way through a sound office. */
function soundStep({ outcomes }: Words): Office['step'] {
  return ({ stage, request, random }) => {
    const chance = random.next();
    if (stage === REGISTER) return { to: CHECK };
    if (stage === CHECK) return { to: chance < 0.05 ? REGISTER : APPROVE };
    if (stage === APPROVE) {
      if (chance < 0.1) return { to: CHECK, outcome: outcomes[RETURNED] };
      if (chance < 0.2) return { to: CLOSE, outcome: outcomes[REJECTED] };
      return { to: ORDER, outcome: outcomes[APPROVED] };
    }
    if (stage === ORDER) return { to: request.category === 'training' || chance < 0.1 ? PAY : RECEIVE };
    if (stage === RECEIVE) return { to: PAY };
    return { to: stage === PAY ? CLOSE : null };
  };
}
