// Which faults can be planted in the office, and what is then true? Each is one change to a sound office.
import type { Random } from '../../src/core/base/index.ts';
import {
  APPROVE,
  CATEGORIES,
  CHANNELS,
  CHECK,
  type Done,
  keepBusy,
  type Office,
  ORDER,
  PAY,
  RECEIVE,
  REGIONS,
  REGISTER,
  type Request,
  type Stage,
  type Step,
} from './office.ts';

/** What was planted: the kind of finding that names it, the places that are right, and words the sentence must hold. */
export type Truth = {
  readonly kind: 'bottleneck' | 'gate' | 'rework' | 'handoff' | 'workaround';
  readonly activities: readonly string[];
  readonly people: readonly string[];
  readonly mentions: readonly string[];
};

type Plant = (office: Office, random: Random) => Truth;

const nothingElse = { activities: [], people: [], mentions: [] };

/** One stage has too few people: what comes in is all that they can do. */
const contention: Plant = (office, random) => {
  const stage = random.pick([CHECK, APPROVE, ORDER, RECEIVE, PAY] as const);
  const { name, team } = office.stages[stage] as Stage;
  const seats = office.people.filter((person) => person.team === team);
  for (const { name: leaver } of seats.slice(2)) dismiss(office, leaver);
  keepBusy(office, team, 1);
  return { ...nothingElse, kind: 'bottleneck', activities: [name] };
};

/** One stage is worked on Thursdays only, or whenever twenty have come together. */
const batching: Plant = (office, random) => {
  const stage = random.pick([CHECK, APPROVE, ORDER, RECEIVE, PAY] as const);
  const batched = office.stages[stage] as Stage;
  keepBusy(office, batched.team, 0.11);
  batched.batch = random.next() < 0.5 ? { weekday: 3 } : { size: 20 };
  return { ...nothingElse, kind: 'bottleneck', activities: [batched.name] };
};

/** The approval approves everything. */
const idleGate: Plant = (office) => {
  change(office, APPROVE, () => ({ to: ORDER, outcome: office.words.outcomes[0] }));
  return { ...nothingElse, kind: 'gate', activities: [nameOf(office, APPROVE)] };
};

/** Cases of one kind come back to be registered again, and hardly any others. */
const reworkByField: Plant = (office, random) => {
  const [field, value] = random.pick([
    ['region', random.pick(REGIONS)],
    ['category', random.pick(CATEGORIES)],
    ['channel', random.pick(CHANNELS)],
  ] as const satisfies readonly (readonly [keyof Request, string])[]);
  change(office, CHECK, ({ request, visit }) => {
    const share = request[field] === value ? 0.45 : 0.05;
    return { to: random.next() < share && visit < 6 ? REGISTER : APPROVE };
  });
  return {
    ...nothingElse,
    kind: 'rework',
    activities: [nameOf(office, REGISTER), nameOf(office, CHECK)],
    mentions: [value, office.words.fields[field]],
  };
};

/** Two people hand a case to and fro before it goes on: a manager asks the clerk, who asks the manager. */
const pingPong: Plant = (office, random) => {
  const [one, other] = [CHECK, APPROVE].map((stage) => someoneAt(office, stage)) as [number, number];
  const sound = office.step;
  const asks = ({ visit }: Done) => visit < 5 && random.next() < 0.75;
  const bounced = new Map<Request, boolean>();
  office.step = (done) => {
    const { stage, person, request } = done;
    if (stage === CHECK && person === one) {
      if (bounced.get(request)) return { to: APPROVE, person: other };
      const step = sound(done);
      return step.to === APPROVE && random.next() < 0.5 ? { ...step, person: other } : step;
    }
    if (stage !== APPROVE || person !== other) return sound(done);
    if (!asks(done)) {
      bounced.delete(request);
      return { to: ORDER, outcome: office.words.outcomes[0] };
    }
    bounced.set(request, true);
    return { to: CHECK, person: one, outcome: office.words.outcomes[1] };
  };
  const people = [one, other].map((person) => office.people[person]?.name ?? '');
  return {
    kind: 'handoff',
    people,
    activities: [nameOf(office, CHECK), nameOf(office, APPROVE)],
    mentions: people,
  };
};

/** Two of the clerks send most of their cases straight on, past the approval. */
const workaround: Plant = (office) => {
  const clerks = office.people.flatMap((person, number) => (person.team === 1 ? [number] : [])).slice(0, 2);
  if (office.people.filter((person) => person.team === 1).length < 4) clerks.pop();
  change(office, CHECK, (done, sound) =>
    clerks.includes(done.person) && done.random.next() < 0.7 ? { to: ORDER } : sound(done),
  );
  const people = clerks.map((person) => office.people[person]?.name ?? '');
  return {
    kind: 'workaround',
    people,
    activities: [nameOf(office, CHECK), nameOf(office, APPROVE), nameOf(office, ORDER)],
    mentions: people,
  };
};

/** All that can be planted, by name. */
export const FAULTS = {
  'bottleneck by contention': contention,
  'bottleneck by batching': batching,
  'gate that changes nothing': idleGate,
  'rework caused by a field value': reworkByField,
  'ping-pong pair': pingPong,
  workaround,
} as const satisfies { readonly [fault: string]: Plant };

export type Fault = keyof typeof FAULTS;

const nameOf = (office: Office, stage: number): string => office.stages[stage]?.name ?? '';

const someoneAt = (office: Office, stage: number): number =>
  office.people.findIndex((person) => person.team === office.stages[stage]?.team);

function dismiss(office: Office, name: string): void {
  office.people.splice(
    office.people.findIndex((person) => person.name === name),
    1,
  );
}

function change(office: Office, stage: number, step: (done: Done, sound: Office['step']) => Step): void {
  const sound = office.step;
  office.step = (done) => (done.stage === stage ? step(done, sound) : sound(done));
}
