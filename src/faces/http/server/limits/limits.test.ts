import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { routes } from '../../routes/index.ts';
import { createAdmission } from './admission.ts';
import { createBudget } from './budget.ts';
import { laneOf } from './lanes.ts';
import { LIMIT_SETTINGS, limitSettings } from './settings.ts';
import { createTally } from './tally.ts';

describe('a budget', () => {
  it('gives so much at once, then as it comes back, to each key its own', () => {
    let at = 0;
    const { take } = createBudget({ most: 3, withinMs: 3_000 }, () => at);
    expect([take('a'), take('a'), take('a'), take('a'), take('b')]).toEqual([0, 0, 0, 1_000, 0]);
    at = 999;
    expect(take('a')).toBeGreaterThan(0);
    at = 1_000;
    expect([take('a'), take('a')]).toEqual([0, 1_000]);
    at = 100_000;
    expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 0]);
    expect(take('a')).toBeGreaterThan(0);
  });
});

describe('what routes count', () => {
  const twice = { most: 2, withinMs: 60_000 };

  it('is counted for each budget and each application by itself', () => {
    const [one, other] = [createTally(), createTally()];
    expect([one.take(twice, 'a'), one.take(twice, 'a')]).toEqual([0, 0]);
    expect(one.take(twice, 'a')).toBeGreaterThan(0);
    expect([one.take({ ...twice }, 'a'), one.take(twice, 'b'), other.take(twice, 'a')]).toEqual([0, 0, 0]);
  });

  it('holds so many places for a key, and again once one is let go', () => {
    const [one, other] = [createTally(), createTally()];
    const letGo = one.hold(twice, 'a');
    one.hold(twice, 'a');
    expect(one.hold(twice, 'a')).toBeUndefined();
    expect([one.hold(twice, 'b'), one.hold({ ...twice }, 'a'), other.hold(twice, 'a')]).not.toContain(
      undefined,
    );
    letGo?.();
    expect(one.hold(twice, 'a')).toBeDefined();
    expect(one.hold(twice, 'a')).toBeUndefined();
  });
});

describe('settings of limits', () => {
  it('have defaults, and take whole numbers within bounds only', () => {
    const usual = limitSettings({});
    expect(usual).toMatchObject({ ok: true, value: { places: LIMIT_SETTINGS.places.usual } });
    expect(limitSettings({ MILLRACE_PLACES: ' 7 ', MILLRACE_QUEUE: '' })).toMatchObject({
      value: { places: 7, queue: LIMIT_SETTINGS.queue.usual },
    });
    for (const wrong of ['-1', 'many', '1.5', '10001', '9999999999'])
      expect(limitSettings({ MILLRACE_PLACES: wrong })).toMatchObject({
        problem: `MILLRACE_PLACES must be a whole number from 0 to 10000, not "${wrong}".`,
      });
  });
});

describe('lanes', () => {
  it('keep watching and getting in apart from work, and long questions from short ones', () => {
    const laneOfRoute = (name: string) => {
      const found = routes.find(({ method, path }) => `${method} ${path}` === name);
      return found === undefined ? 'no such route' : laneOf(found.path);
    };
    expect(
      ['GET /health', 'GET /ready', 'GET /metrics', 'POST /api/session', 'GET /api/live'].map(laneOfRoute),
    ).toEqual(['free', 'free', 'free', 'door', 'live']);
    expect(
      ['POST /api/cases', 'GET /api/worklist', 'POST /hooks/:token', 'POST /api/public/forms/:token'].map(
        laneOfRoute,
      ),
    ).toEqual(['work', 'work', 'work', 'work']);
    expect(
      [
        ...['POST /api/logs', 'GET /api/logs/:logId/flow', 'GET /api/workflows/:id/measures'],
        ...['POST /api/files', 'POST /api/public/forms/:token/files', 'POST /api/sample'],
      ].map(laneOfRoute),
    ).toEqual(['heavy', 'heavy', 'heavy', 'heavy', 'heavy', 'heavy']);
    expect([laneOf('/api/worklist?stage=a'), laneOf('/work'), laneOf('/healthy')]).toEqual([
      'work',
      'page',
      'page',
    ]);
  });
});

describe('admission', () => {
  const asking = (url: string, remoteAddress = '10.0.0.1', passedOn?: string) =>
    ({
      url,
      socket: { remoteAddress },
      headers: { 'x-forwarded-for': passedOn },
    }) as unknown as IncomingMessage;
  const none = { places: 0, queue: 0, addressRate: 0, workspaceRate: 0, streams: 0, proxies: 0 };

  it('believes what our own proxies say of an address, and no more', () => {
    const spoken = '6.6.6.6, 1.2.3.4, 10.0.0.9';
    const heard = [0, 1, 2, 9].map((proxies) =>
      createAdmission({ ...none, proxies }).addressOf(asking('/', '10.0.0.1', spoken)),
    );
    expect(heard).toEqual(['10.0.0.1', '10.0.0.9', '1.2.3.4', '10.0.0.1']);
  });

  it('takes a network of version 6 for one address', () => {
    const { addressOf } = createAdmission(none);
    const heard = ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:1::1', '::ffff:10.0.0.1', '::1'];
    expect(heard.map((each) => addressOf(asking('/', each)))).toEqual([
      ...['2001:db8:0:0', '2001:db8:0:0', '2001:db8:1:0', '10.0.0.1', '::1'],
    ]);
  });

  it('counts pages that listen by address until they leave', () => {
    const { atDoor, counts } = createAdmission({ ...none, streams: 2 });
    const leaving: (() => void)[] = [];
    const open = (address: string) =>
      atDoor(asking('/api/live?age=1', address), (after) => leaving.push(after));
    expect([open('a'), open('a'), open('b')]).toEqual([undefined, undefined, undefined]);
    expect(open('a')).toMatchObject({ kind: 'limit', code: 'too-many-streams' });
    leaving[0]?.();
    expect(open('a')).toBeUndefined();
    expect(counts().refused.get('streams')).toBe(1);
  });
});
