// What is being done to several cases. It goes on while one looks at other pages of the product; one undertaking at a time.
import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { newKey, sentenceOf } from '../../client.ts';
import { refresh } from '../../state/answers.ts';
import type { CasePlaces } from '../../wire.ts';
import { SAID, sayDone } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';
import { type Deed, type Done, doTo, giveBack, PAGE, placesOf, takeBackFrom } from './deed.ts';
import { type Course, type Failed, oneByOne } from './one-by-one.ts';
import { type Chosen, dismiss, type Refusal, tell, type Undertaking } from './shown.ts';
import { CannotBe } from './together.ts';

let stopping = new AbortController();
/** What is under way is still finished; the rest is left. */
export const stop = (): void => stopping.abort();

const askBeforeClosing = (event: BeforeUnloadEvent) => event.preventDefault();

/** Does it to all of them. What was refused and what is left is shown; what was done can be taken back. */
export async function undertake(
  client: QueryClient,
  deed: Deed,
  chosen: readonly Chosen[],
  run = newKey(),
): Promise<void> {
  const done: Done[] = [];
  const retry = (those: readonly Chosen[]) => void undertake(client, deed, those, run);
  const doIt: Step = async (found) => {
    done.push(await doTo(found, deed, run));
  };
  await course(client, { deed, phase: 'doing', chosen, retry }, [doIt]);
  if (done.length > 0) sayDone(doneText(deed, done.length), () => undoAll(client, deed, done));
}

async function undoAll(client: QueryClient, deed: Deed, done: readonly Done[]): Promise<typeof SAID> {
  const doneTo = new Map(done.map((each) => [each.before.caseId, each]));
  const chosen = done.map(({ before: { caseId, number, title } }) => ({ caseId, number, title }));
  const of = (step: (each: Done, found: CasePlaces) => Promise<void>) => async (found: CasePlaces) => {
    const each = doneTo.get(found.caseId);
    if (each !== undefined) await step(each, found);
  };
  const steps = [of((each, found) => takeBackFrom(each, found, deed)), of(giveBack)];
  const start = { deed, phase: 'undoing', chosen, retry: undefined } as const;
  const { refused, left } = await course(
    client,
    start,
    deed.kind === 'prioritise' ? steps.slice(0, 1) : steps,
  );
  const count = chosen.length - refused.length - left.length;
  if (count > 0) sayDone(i18next.t('several.takenBack', { count }));
  return SAID;
}

type Step = (found: CasePlaces) => Promise<void>;

type Start = Pick<Undertaking, 'deed' | 'retry'> & {
  readonly phase: 'doing' | 'undoing';
  readonly chosen: readonly Chosen[];
};

/** All steps for each case, page by page: before each step it is read where the cases of the page stand. */
async function course(
  client: QueryClient,
  { deed, phase, chosen, retry }: Start,
  steps: readonly Step[],
): Promise<Pick<Undertaking, 'refused' | 'left'>> {
  stopping = new AbortController();
  addEventListener('beforeunload', askBeforeClosing);
  const refused: Refusal[] = [];
  const left: Chosen[] = [];
  let tried = 0;
  const show = (now: Undertaking['phase']) =>
    tell({ deed, phase: now, total: chosen.length, tried, refused: [...refused], left: [...left], retry });
  show(phase);
  for (let from = 0; from < chosen.length; from += PAGE) {
    let page = chosen.slice(from, from + PAGE);
    for (const [at, step] of steps.entries()) {
      const failed = new Set<Chosen>();
      const onEach = (item: Chosen, failure?: Failed<Chosen>) => {
        if (failure !== undefined) {
          failed.add(item);
          refused.push({ ...item, why: whyOf(failure.error) });
        }
        if (failure !== undefined || at === steps.length - 1) tried += 1;
        show(phase);
      };
      const unbegun = await stepOf(page, step, { onEach, stop: stopping.signal });
      left.push(...unbegun);
      page = page.filter((item) => !failed.has(item) && !unbegun.includes(item));
    }
  }
  removeEventListener('beforeunload', askBeforeClosing);
  if (refused.length + left.length > 0) show(phase === 'doing' ? 'done' : 'undone');
  else dismiss();
  void refresh(client, WORK_TOPICS);
  return { refused, left };
}

async function stepOf(page: readonly Chosen[], step: Step, how: Course<Chosen>): Promise<readonly Chosen[]> {
  if (page.length === 0) return [];
  const found = how.stop.aborted ? Promise.resolve(new Map<string, CasePlaces>()) : placesFor(page);
  const doOne = async ({ caseId }: Chosen) => {
    const places = (await found).get(caseId);
    if (places === undefined) throw new CannotBe(i18next.t('several.missing'));
    await step(places);
  };
  return oneByOne(page, doOne, how);
}

const placesFor = async (page: readonly Chosen[]): Promise<ReadonlyMap<string, CasePlaces>> =>
  new Map((await placesOf(page.map(({ caseId }) => caseId))).map((each) => [each.caseId, each]));

const whyOf = (error: unknown): string => (error instanceof CannotBe ? error.message : sentenceOf(error));

function doneText(deed: Deed, count: number): string {
  if (deed.kind === 'move') return i18next.t('several.done.move', { count, stage: deed.title });
  if (deed.kind === 'give') return i18next.t('several.done.give', { count, name: deed.name });
  if (deed.kind === 'cancel') return i18next.t('several.done.cancel', { count });
  const priority = i18next.t(`work.priorities.${deed.priority}`);
  return i18next.t('several.done.prioritise', { count, priority });
}
