// What happens in the office, minute by minute? Requests arrive, wait in a queue of their team, and whoever is free
// takes the oldest: waiting comes of contention alone, unless a stage gathers its work.
import { DAY_MS, draw, HOUR_MS, type Instant, MINUTE_MS, type Random } from '../../src/core/base/index.ts';
import {
  CATEGORIES,
  CHANNELS,
  type Office,
  REGIONS,
  type Request,
  type Stage,
  type StageNumber,
  TEAMS,
} from './office.ts';
import { doneAfter, nextAtDesk } from './work-day.ts';

/** One piece of work, done. **units**: instants. */
export type PlantedRow = {
  readonly case: string;
  readonly activity: string;
  readonly person: string;
  readonly startedAt: Instant;
  readonly at: Instant;
  readonly outcome: string;
  readonly request: Request;
};

type Item = { file: File; stage: StageNumber; person: number | undefined; released: boolean };
type File = { name: string; request: Request; visits: number[] };
type Happening = { at: Instant; order: number; happen(): void };

type World = {
  readonly office: Office;
  readonly random: Random;
  readonly queues: Item[][];
  readonly free: boolean[];
  readonly agenda: Happening[];
  readonly rows: PlantedRow[];
  now: Instant;
  planned: number;
};

/** Runs an office until its last case is done. **shape**: rows in order of completion. */
export function runOffice(office: Office, random: Random): PlantedRow[] {
  const world: World = {
    office,
    random,
    queues: Array.from({ length: TEAMS }, () => []),
    free: office.people.map(() => true),
    agenda: [],
    rows: [],
    now: office.start,
    planned: 0,
  };
  arrivals(office, random).forEach((at, number) => {
    const file = { name: `R-${1001 + number}`, request: someRequest(random), visits: [0, 0, 0, 0, 0, 0, 0] };
    plan(world, at, () => arrive(world, { file, stage: 0, person: undefined, released: false }));
  });
  callOnBatchDays(world);
  do {
    for (let next = soonest(world.agenda); next; next = soonest(world.agenda)) {
      world.now = next.at;
      next.happen();
    }
  } while (releaseLeftovers(world));
  return world.rows;
}

/** Whoever has a stage that is worked on one weekday only looks for it on the morning of that day. */
function callOnBatchDays(world: World): void {
  const { start, weeks, stages, people } = world.office;
  for (const { batch, team } of stages) {
    if (!batch || 'size' in batch) continue;
    for (let week = 0; week < weeks * 2; week++) {
      const morning = start + (week * 7 + batch.weekday) * DAY_MS + 7 * HOUR_MS;
      plan(world, morning, () =>
        people.forEach((person, number) => {
          if (person.team === team && world.free[number]) take(world, number);
        }),
      );
    }
  }
}

/** The last few of a batch that is not filled any more are done at last. */
function releaseLeftovers(world: World): boolean {
  const left = world.queues.flat().filter((item) => !item.released);
  for (const item of left) item.released = true;
  world.office.people.forEach((_, number) => {
    if (world.free[number]) take(world, number);
  });
  return left.length > 0;
}

/** A Poisson stream given its number: places in the time, taken by day often and by night rarely. */
function arrivals({ start, weeks, cases }: Office, random: Random): Instant[] {
  const times: Instant[] = [];
  while (times.length < cases) {
    const since = random.next() * weeks * 7 * DAY_MS;
    const hour = (since % DAY_MS) / HOUR_MS;
    const isOpen = Math.floor(since / DAY_MS) % 7 < 5 && hour >= 8 && hour < 17;
    if (isOpen || random.next() < 0.03) times.push(Math.floor(start + since));
  }
  return times.sort((a, b) => a - b);
}

const someRequest = (random: Random): Request => ({
  amount: Math.round(draw({ kind: 'lognormal', median: 900, sigma: 0.9 }, random)),
  category: random.pick(CATEGORIES),
  region: random.pick(REGIONS),
  channel: random.pick(CHANNELS),
});

function arrive(world: World, item: Item): void {
  const { office, queues, free } = world;
  const stage = office.stages[item.stage] as Stage;
  const queue = queues[stage.team] as Item[];
  queue.push(item);
  if (stage.batch && 'size' in stage.batch) release(queue, item.stage, stage.batch.size);
  const idle = office.people.flatMap((person, number) =>
    person.team === stage.team && free[number] ? [number] : [],
  );
  while (idle.length > 0) take(world, idle.splice(world.random.below(idle.length), 1)[0] as number);
}

function release(queue: Item[], stage: StageNumber, size: number): void {
  const waiting = queue.filter((item) => item.stage === stage && !item.released);
  if (waiting.length >= size) for (const item of waiting) item.released = true;
}

/** The person takes the oldest work there is, or looks again when next at the desk. */
function take(world: World, person: number): void {
  const { office, queues, free, now } = world;
  const { team, hours } = office.people[person] as Office['people'][number];
  const queue = queues[team] as Item[];
  const place = queue.findIndex((item) => mayTake(world, item, person));
  if (place < 0) return;
  const atDesk = nextAtDesk(hours, now);
  free[person] = false;
  if (atDesk > now) {
    plan(world, atDesk, () => {
      free[person] = true;
      take(world, person);
    });
    return;
  }
  const [item] = queue.splice(place, 1);
  if (item) work(world, item, person);
}

function mayTake({ office, now }: World, item: Item, person: number): boolean {
  if (item.person !== undefined && item.person !== person) return false;
  const { batch } = office.stages[item.stage] as Stage;
  if (!batch) return true;
  return 'size' in batch ? item.released : Math.floor((now - office.start) / DAY_MS) % 7 === batch.weekday;
}

function work(world: World, item: Item, person: number): void {
  const { office, random, now } = world;
  const { hours } = office.people[person] as Office['people'][number];
  const { median, sigma } = office.stages[item.stage] as Stage;
  const startedAt = Math.floor(now + random.next() * 4 * MINUTE_MS);
  const takes = draw({ kind: 'lognormal', median, sigma }, random);
  plan(world, Math.floor(doneAfter(hours, startedAt, takes)), () => finish(world, item, person, startedAt));
}

function finish(world: World, item: Item, person: number, startedAt: Instant): void {
  const { office, random, now, free } = world;
  const { file, stage } = item;
  const visit = (file.visits[stage] as number) + 1;
  file.visits[stage] = visit;
  const step = office.step({ stage, person, request: file.request, visit, random });
  world.rows.push({
    case: file.name,
    activity: (office.stages[stage] as Stage).name,
    person: (office.people[person] as Office['people'][number]).name,
    startedAt,
    at: now,
    outcome: step.outcome ?? '',
    request: file.request,
  });
  free[person] = true;
  if (step.to !== null) arrive(world, { file, stage: step.to, person: step.person, released: false });
  if (free[person]) take(world, person);
}

function plan(world: World, at: Instant, happen: () => void): void {
  const { agenda } = world;
  agenda.push({ at, order: world.planned++, happen });
  for (let child = agenda.length - 1; child > 0; ) {
    const parent = (child - 1) >>> 1;
    if (isBefore(agenda[parent] as Happening, agenda[child] as Happening)) return;
    swap(agenda, parent, child);
    child = parent;
  }
}

/** Takes the next happening off the agenda, a binary heap. */
function soonest(agenda: Happening[]): Happening | undefined {
  const [first] = agenda;
  const last = agenda.pop();
  if (last === undefined || first === last) return first;
  agenda[0] = last;
  for (let parent = 0; ; ) {
    let child = 2 * parent + 1;
    if (child >= agenda.length) return first;
    if (child + 1 < agenda.length && isBefore(agenda[child + 1] as Happening, agenda[child] as Happening))
      child++;
    if (isBefore(agenda[parent] as Happening, agenda[child] as Happening)) return first;
    swap(agenda, parent, child);
    parent = child;
  }
}

const isBefore = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function swap(agenda: Happening[], a: number, b: number): void {
  const held = agenda[a] as Happening;
  agenda[a] = agenda[b] as Happening;
  agenda[b] = held;
}
