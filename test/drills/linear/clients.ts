// Sixteen people at several servers, all at the same few cases: each asks for something now and then, and what they asked and were
// told is recorded with the times.
import type { Random } from '../../../src/core/base/index.ts';
import type { Colleague } from '../../http/office.ts';
import type { Founder } from '../founder.ts';
import { wellDone } from '../founder.ts';

/** What somebody asked for of a case, when, and what they were told. **units**: milliseconds on one clock. */
export type Operation = {
  readonly caseId: string;
  readonly person: string;
  readonly asked: 'open' | 'show' | 'claim-work-item' | 'complete-work-item' | 'add-comment';
  readonly input: { readonly [name: string]: unknown };
  readonly from: number;
  readonly until: number;
  readonly status: number;
  readonly code: string | null;
  /** How far the case was, as the answer says; null where it says nothing of it. */
  readonly seq: number | null;
  /** The work items that a look at the case showed, with whoever had them. */
  readonly work: readonly Shown[] | null;
};

export type Shown = { readonly workItem: string; readonly ownerId: string | null };

type Looked = {
  seq: number;
  status: string;
  work: (Shown & { stage: string })[];
  history: { seq: number }[];
};

export type AtWork = {
  readonly people: readonly Colleague[];
  readonly random: Random;
  /** All are at work on these few; one that is finished makes room for a new one. */
  readonly cases: string[];
  readonly opener: Founder;
  readonly until: number;
};

export async function allAtWork(at: AtWork, cases: number): Promise<Operation[]> {
  const recorded: Operation[] = [];
  while (at.cases.length < cases) at.cases.push(await openCase(at.opener, recorded));
  await Promise.all(at.people.map((person) => atWork(person, at, recorded)));
  return recorded;
}

async function atWork(person: Colleague, at: AtWork, recorded: Operation[]): Promise<void> {
  const { random, cases } = at;
  while (performance.now() < at.until) {
    const place = Math.floor(random.next() * cases.length);
    const caseId = cases[place] ?? '';
    const looked = await look(person, caseId, recorded);
    if (looked?.status === 'closed') cases[place] = await openCase(at.opener, recorded);
    const item = looked?.work[0];
    if (item !== undefined) await act(person, { caseId, item, chance: random.next() }, recorded);
  }
}

export async function openCase(opener: Founder, recorded: Operation[]): Promise<string> {
  const from = performance.now();
  const asked = opener.ask('POST', '/api/cases', { workflow: 'linear', values: { what: 'Something' } });
  const { caseId, seq } = await wellDone<{ caseId: string; seq: number }>(asked);
  const said = { status: 200, code: null, seq, work: null };
  recorded.push({
    ...{ caseId, person: opener.id, asked: 'open', input: {}, from, until: performance.now(), ...said },
  });
  return caseId;
}

async function look(person: Colleague, caseId: string, recorded: Operation[]): Promise<Looked | null> {
  const from = performance.now();
  const { status, body } = await person.ask('GET', `/api/cases/${caseId}`);
  const until = performance.now();
  if (status !== 200) return null;
  const { seq, history, work, status: standing } = body as Looked;
  // A history that ends elsewhere than the case stands is a look at two moments.
  const shown =
    history.at(-1)?.seq === seq ? work.map(({ workItem, ownerId }) => ({ workItem, ownerId })) : [];
  recorded.push({
    ...{
      caseId,
      person: person.id,
      asked: 'show',
      input: {},
      from,
      until,
      status,
      code: null,
      seq,
      work: shown,
    },
  });
  return { seq, history, work, status: standing };
}

type Act = { readonly caseId: string; readonly item: Looked['work'][number]; readonly chance: number };

/** Mostly what is due; now and then what somebody else has. */
async function act(person: Colleague, { caseId, item, chance }: Act, recorded: Operation[]): Promise<void> {
  const { workItem } = item;
  const outcome = item.stage === 'approve' ? { outcome: 'approved' } : {};
  if (chance < 0.2)
    return command(person, caseId, ['add-comment', { text: `${person.name} ${chance}` }], recorded);
  if (item.ownerId === null || chance < 0.35)
    return command(person, caseId, ['claim-work-item', { workItem }], recorded);
  return command(person, caseId, ['complete-work-item', { workItem, ...outcome }], recorded);
}

type Command = readonly ['add-comment' | 'claim-work-item' | 'complete-work-item', Operation['input']];

async function command(person: Colleague, caseId: string, [asked, input]: Command, recorded: Operation[]) {
  const from = performance.now();
  const { status, body } = await person.ask('POST', `/api/cases/${caseId}/${asked}`, input);
  const until = performance.now();
  const { seq = null, code = null } = body as { seq?: number; code?: string };
  recorded.push({ caseId, person: person.id, asked, input, from, until, status, code, seq, work: null });
}
