// The words of the titles of each workspace that is searched, kept in memory and read on from the database, so that each server
// knows them whoever wrote them. Nothing is told of them that whoever asks could not read: see `../lists.ts`.
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../../core/base/index.ts';
import { caseTitles } from '../../../store/index.ts';
import type { WorkGround } from '../../work-ground.ts';
import { createTitleWords, type TitleWords } from './title-words.ts';

export type WordsKept = {
  /** The words of a workspace as they stand. */
  wordsOf(workspaceId: string): Promise<TitleWords>;
  /** Begins to read them, because they may be asked for soon. */
  prepare(workspaceId: string): void;
};

type Ground = Pick<WorkGround, 'db' | 'now'>;
type Kept = { readonly words: TitleWords; begunAt: Instant; readTo: Instant; reading: Promise<void> };

/** Those that were searched last stay. **units**: workspaces. */
const MOST_KEPT = 8;
/** The newest titles of a workspace. */
const MOST_TITLES = 200_000;
const FRESH_MS = SECOND_MS;
/** What another server wrote is dated by its own clock, and seen once it is committed. */
const LATE_MS = MINUTE_MS;
/** Begun anew after that: words that stand in no title any more go, and those come that were dated back. */
const KEPT_MS = HOUR_MS;

export function createWordsKept({ db, now }: Ground): WordsKept {
  const kept = new Map<string, Kept>();
  const read = async (workspaceId: string, into: Kept, since: Instant): Promise<void> => {
    // Whoever asks meanwhile does not read the same once more.
    into.readTo = now();
    for await (const titles of caseTitles.since(db.in(workspaceId), since, MOST_TITLES)) {
      for (const title of titles) into.words.learn(title, since > 0);
    }
  };
  const readOn = (workspaceId: string, into: Kept): Promise<void> => {
    into.reading = read(workspaceId, into, Math.max(0, into.readTo - LATE_MS));
    into.reading.catch(() => kept.get(workspaceId) === into && kept.delete(workspaceId));
    return into.reading;
  };
  const begin = (workspaceId: string): Kept => {
    const begun = { words: createTitleWords(), begunAt: now(), readTo: 0, reading: Promise.resolve() };
    void readOn(workspaceId, begun).catch(() => undefined);
    return begun;
  };
  /** Those that there are answer until the new ones are read. */
  const renew = (workspaceId: string, old: Kept) => {
    old.begunAt = now();
    const fresh = begin(workspaceId);
    fresh.reading.then(
      () => kept.get(workspaceId) === old && kept.set(workspaceId, fresh),
      () => undefined,
    );
  };
  const find = (workspaceId: string): Kept => {
    const found = kept.get(workspaceId) ?? begin(workspaceId);
    kept.delete(workspaceId);
    kept.set(workspaceId, found);
    for (const [first] of kept) if (kept.size > MOST_KEPT) kept.delete(first);
    return found;
  };
  return {
    wordsOf: async (workspaceId) => {
      const found = find(workspaceId);
      await found.reading;
      if (now() - found.begunAt > KEPT_MS) renew(workspaceId, found);
      if (now() - found.readTo > FRESH_MS) await readOn(workspaceId, found);
      return found.words;
    },
    prepare: (workspaceId) => {
      find(workspaceId);
    },
  };
}
