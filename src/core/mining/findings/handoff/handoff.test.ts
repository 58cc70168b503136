// Work that changes hands: small offices in which only one thing is wrong at a time.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, seededRandom } from '../../../base/index.ts';
import { type EventLog, type LogRow, logOf } from '../../../event-log/index.ts';
import { findingsOf } from '../index.ts';
import { handoff } from './handoff.ts';
import { handoffMatrix } from './matrix.ts';

const START = Date.UTC(2026, 0, 5);
type Did = readonly [activity: string, resource: string, hours: number];

/** One case for each list of steps, a case every three hours; each step takes so many hours from the one before. */
function history(cases: readonly (readonly Did[])[], last = 0): EventLog {
  const rows: LogRow[] = [];
  for (const [n, steps] of cases.entries()) {
    let at = START + n * 3 * HOUR_MS;
    for (const [activity, resource, hours] of steps) {
      at += hours * HOUR_MS;
      rows.push({ case: `${n}`, activity, resource, at });
    }
  }
  if (last > 0) rows.push({ case: 'last', activity: 'Close', resource: 'Zoe', at: START + last });
  return logOf(rows);
}

const found = (log: EventLog) => findingsOf(log, { kinds: [handoff] }).findings;
const CLERKS = ['Ada', 'Ben', 'Cem'];
const MANAGERS = ['Mia', 'Noa', 'Oda'];

/** Checked by a clerk, approved by a manager, now and then sent back to a clerk; `sticky` sends it to the same one. */
function office(between: (clerk: string, manager: string, chance: number) => boolean, sticky = false) {
  const random = seededRandom(11);
  return Array.from({ length: 400 }, (_, n) => {
    const clerk = CLERKS[n % 3] ?? '';
    const manager = MANAGERS[random.below(3)] ?? '';
    const steps: Did[] = [
      ['Check', clerk, 1],
      ['Approve', manager, 1 + random.next()],
    ];
    const backs = between(clerk, manager, random.next()) ? 1 + random.below(3) : 0;
    for (let i = 0; i < backs; i++) {
      const again = sticky || between === toAndFro ? clerk : (CLERKS[random.below(3)] ?? '');
      steps.push(['Check', again, 1 + random.next()], ['Approve', manager, 1 + random.next()]);
    }
    return [...steps, ['Close', 'Zoe', 1] as const];
  });
}
const toAndFro = (clerk: string, manager: string, chance: number) =>
  clerk === 'Ada' && manager === 'Oda' ? chance < 0.8 : chance < 0.05;

describe('a handoff', () => {
  it('MN-W15 to and fro between two is named by both, against how often it is usual between others', () => {
    const [first] = found(history(office(toAndFro)));
    expect(first?.at).toEqual({ from: 'Ada', to: 'Oda' });
    expect(first?.text).toMatch(
      /^Ada and Oda hand work to and fro at “Check” and “Approve”: in \d+ cases it came straight back/,
    );
    expect(first?.costMs).toBeGreaterThan(0);
  });

  it('MN-W15 that comes back as often between any two is part of the flow', () => {
    const rework = (_clerk: string, _manager: string, chance: number) => chance < 0.12;
    expect(found(history(office(rework)))).toEqual([]);
    expect(found(history(office(rework, true)))).toEqual([]);
  });

  it('MN-W15 between groups is told where the log names no people', () => {
    const log = history(office(toAndFro));
    const codes = log.resource;
    const names = new TextEncoder().encode(log.resources.join(''));
    const offsets = Uint32Array.from([
      0,
      ...log.resources.map((_, i) => log.resources.slice(0, i + 1).join('').length),
    ]);
    const values = { size: log.resources.length, bytes: names, offsets };
    const grouped = { ...log, resources: [], resource: new Int32Array(log.events).fill(-1) };
    const withGroups = {
      ...grouped,
      attributes: [{ name: 'org:group', of: 'event' as const, kind: 'text' as const, codes, values }],
    };
    expect(found(withGroups)[0]?.text).toMatch(/^“Ada” and “Oda” hand work to and fro/);
  });

  it('MN-W16 that often comes straight back is told with its interval', () => {
    const random = seededRandom(2);
    const cases = Array.from({ length: 200 }, (_, n): Did[] => {
      const [writer, printer] = [CLERKS[n % 3] ?? '', MANAGERS[random.below(3)] ?? ''];
      const back: Did[] =
        random.next() < 0.4
          ? [
              ['Write', CLERKS[random.below(3)] ?? '', 5],
              ['Print', printer, 1],
            ]
          : [];
      return [['Write', writer, 1], ['Print', printer, 1], ...back, ['Send', 'Zoe', 1]];
    });
    const [first, ...others] = found(history(cases));
    expect(first?.at).toEqual({ from: 'Write', to: 'Print' });
    expect(first?.text).toMatch(/^(3|4)\d% of what is handed from “Write” to “Print” comes straight back/);
    expect(first?.proposal.change).toEqual({ kind: 'keep-one-owner', activities: ['Write', 'Print'] });
    expect(others).toEqual([]);
  });

  it('MN-W23 is never answered by one person who does the work and approves it', () => {
    const [pair] = found(history(office(toAndFro)));
    expect(pair?.proposal).toEqual({
      text: 'Agree on what “Approve” looks for before “Check” hands over; the two stay apart.',
      change: null,
    });
    const slow = Array.from({ length: 120 }, (_, n): Did[] => [
      ['Write', 'Ada', 1],
      ['Read', n % 2 ? 'Ada' : 'Ben', n % 2 ? 1 + (n % 5) / 5 : 20 + (n % 7)],
      ['Send', 'Zoe', 1],
    ]);
    const changeOf = (gates: readonly string[]) =>
      findingsOf(history(slow), { kinds: [handoff], gates }).findings[0]?.proposal.change;
    expect(changeOf([])).toEqual({ kind: 'keep-one-owner', activities: ['Write', 'Read'] });
    expect(changeOf(['Read'])).toBeNull();
  });

  it('MN-W17 that lies longer than work which stays with one person is told with both times', () => {
    const cases = Array.from({ length: 120 }, (_, n): Did[] => [
      ['Write', 'Ada', 1],
      ['Check', n % 2 ? 'Ada' : 'Ben', n % 2 ? 1 + (n % 5) / 5 : 20 + (n % 7)],
      ['Send', 'Zoe', 1],
    ]);
    const [first] = found(history(cases));
    expect(first?.at).toEqual({ from: 'Write', to: 'Check' });
    expect(first?.text).toMatch(
      /^“Check” takes 23 hours until it is done where it comes after “Write” from another person, and 84 minutes/,
    );
    expect(first?.text).not.toContain('wait');
    const alike = cases.map((steps, n) =>
      steps.map((did, i): Did => (i === 1 ? [did[0], did[1], 2 + (n % 9)] : did)),
    );
    expect(found(history(alike))).toEqual([]);
  });

  it('MN-W18 that lets a case fall is told where cases hardly ever end', () => {
    const cases = Array.from({ length: 300 }, (_, n): Did[] => {
      const whole: Did[] = [
        ['Write', 'Ada', 1],
        ['Check', 'Ben', 2 + (n % 5)],
        ['Close', 'Zoe', 2],
      ];
      return n % 25 === 3 ? whole.slice(0, 2) : whole;
    });
    const [first] = found(history(cases, 90 * DAY_MS));
    expect(first).toMatchObject({ at: { from: 'Check', to: null }, cases: 12 });
    expect(first?.text).toMatch(/^12 cases stopped after “Check”, where cases hardly ever end/);
    expect(first?.proposal.change).toMatchObject({ kind: 'set-due', activity: 'Close' });
  });

  it('MN-W18 does not let fall what has an end of its own, or happened only just now', () => {
    const rejected = Array.from({ length: 300 }, (_, n): Did[] =>
      n % 25 === 3
        ? [
            ['Write', 'Ada', 1],
            ['Reject', 'Ben', 2],
            ['Check', 'Ben', 1],
          ]
        : [
            ['Write', 'Ada', 1],
            ['Check', 'Ben', 2 + (n % 5)],
            ['Close', 'Zoe', 2],
          ],
    );
    expect(found(history(rejected, 90 * DAY_MS))).toEqual([]);
    const underWay = Array.from({ length: 300 }, (_, n): Did[] => {
      const whole: Did[] = [
        ['Write', 'Ada', 1],
        ['Check', 'Ben', 2 + (n % 5)],
        ['Close', 'Zoe', 2],
      ];
      return n > 292 ? whole.slice(0, 2) : whole;
    });
    expect(found(history(underWay))).toEqual([]);
  });

  it('MN-W19 is counted once for each two directly following pieces of work by two people', () => {
    const log = history([
      [
        ['a', 'Ada', 1],
        ['b', 'Ben', 2],
        ['a', 'Ada', 3],
        ['a', 'Ada', 1],
      ],
      [
        ['a', 'Ada', 1],
        ['b', 'Ben', 4],
      ],
    ]);
    expect(handoffMatrix(log)).toEqual({
      between: 'person',
      waits: false,
      performers: ['Ada', 'Ben'],
      cells: [
        { from: 'Ada', to: 'Ben', count: 2, bounced: 1, meanMs: 3 * HOUR_MS, medianMs: 3 * HOUR_MS },
        { from: 'Ben', to: 'Ada', count: 1, bounced: 0, meanMs: 3 * HOUR_MS, medianMs: 3 * HOUR_MS },
      ],
    });
  });
});
