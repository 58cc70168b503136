// What reaches the pages: every change of their workspace, from every server, and a word when something may be missing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from '../../../test/contract/history.ts';
import { freshAccess, freshWorkspace } from '../../../test/database/fresh-database.ts';
import type { Database, Hearing } from '../store/index.ts';
import { openPrepared } from '../store/open-database.ts';
import { asOwner, type ServerAccess } from '../store/server.ts';
import { type ChangeFeed, EVERYTHING, type FeedChange, openChangeFeed } from './index.ts';

describe('The change feed', () => {
  let access: ServerAccess;
  let database: Database;
  let other: Database;
  let feed: ChangeFeed;
  let workspaceId: string;

  beforeAll(async () => {
    access = await freshAccess();
    database = await openPrepared(access);
    other = await openPrepared({ ...access, stop: () => Promise.resolve() });
    feed = openChangeFeed(database);
    workspaceId = await freshWorkspace(database);
  });
  afterAll(async () => {
    feed.close();
    await other.close();
    await database.close();
  });

  it('tells what another server committed, once, and nothing of other workspaces', async () => {
    const heard: FeedChange[] = [];
    const foreign = await freshWorkspace(database);
    const stop = feed.subscribe(workspaceId, (change) => heard.push(change));
    await other.commit(opening(foreign));
    const request = opening(workspaceId);
    await other.commit(request);
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]).toMatchObject({ caseIds: [request.caseId] });
    expect(heard[0]?.kinds).toContain('WorkItemOffered');
    stop();
    await other.commit(opening(workspaceId));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toHaveLength(1);
  });

  it('gives a page that was away what it missed', async () => {
    const heard: FeedChange[] = [];
    const stop = feed.subscribe(workspaceId, (change) => heard.push(change));
    await database.commit(opening(workspaceId));
    await expect.poll(() => heard.length).toBe(1);
    stop();
    const missed = opening(workspaceId);
    await database.commit(missed);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const later: FeedChange[] = [];
    feed.subscribe(workspaceId, (change) => later.push(change), { after: heard[0]?.id ?? '' })();
    expect(later.map((change) => change.caseIds)).toEqual([[missed.caseId]]);
  });

  it('gives a page that listens for the first time what changed since it began to ask', async () => {
    const began = performance.now();
    const fresh = await freshWorkspace(database);
    const changed = opening(fresh);
    await database.commit(changed);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const heard: FeedChange[] = [];
    const ageMs = performance.now() - began;
    feed.subscribe(fresh, (change) => heard.push(change), { ageMs })();
    expect(heard.flatMap((change) => change.caseIds)).toEqual([changed.caseId]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    const young: FeedChange[] = [];
    feed.subscribe(fresh, (change) => young.push(change), { ageMs: 0 })();
    expect(young).toEqual([]);
  });

  it('asks a page that was away too long to ask for everything', () => {
    const heard: FeedChange[] = [];
    feed.subscribe(workspaceId, (change) => heard.push(change), { after: 'of-another-run-7' })();
    expect(heard[0]?.kinds).toEqual([EVERYTHING]);
  });

  it('tells what changes besides cases', async () => {
    const heard: FeedChange[] = [];
    const stop = feed.subscribe(workspaceId, (change) => heard.push(change));
    other.announce({ workspaceId, caseIds: [], kinds: ['workflow-published'], jobs: false });
    await expect.poll(() => heard.map((change) => change.kinds)).toEqual([['workflow-published']]);
    stop();
  });

  it('comes back when its connection is lost, and says that something may be missing', async () => {
    const heard: Hearing[] = [];
    const stop = database.listen((hearing) => heard.push(hearing));
    await asOwner(access.owner, (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'millrace listener'`,
      ),
    );
    await expect.poll(() => heard.some(({ kind }) => kind === 'lost'), { timeout: 5_000 }).toBe(true);
    const request = opening(workspaceId);
    await database.commit(request);
    await expect
      .poll(() =>
        heard.some((each) => each.kind === 'changed' && each.change.caseIds.includes(request.caseId)),
      )
      .toBe(true);
    stop();
  });
});
