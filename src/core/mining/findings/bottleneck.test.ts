// Work that lies before a step: small offices in which only one thing is wrong at a time.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, seededRandom } from '../../base/index.ts';
import { type EventLog, type LogRow, logOf } from '../../event-log/index.ts';
import { bottleneck } from './bottleneck.ts';
import { findingsOf } from './index.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const CASES = 240;

type Piece = { ready: number; person: string; work: number };
type Office = { next(piece: { ready: number; n: number }): number };

/** Cases come every `every` hours, round the clock; "Check" is quick and at once, "Approve" begins when the office says. */
function history(office: Office, { every = 4, starts = true, by = 'Ben' } = {}): EventLog {
  const random = seededRandom(3);
  const rows: LogRow[] = [];
  for (let n = 0; n < CASES; n++) {
    const at = MONDAY + n * every * HOUR_MS + random.next() * HOUR_MS;
    const checked = { ready: at, person: n % 2 ? 'Ada' : 'Cem', work: (0.5 + random.next()) * HOUR_MS };
    const ready = checked.ready + checked.work;
    const approved: Piece = { ready, person: by, work: (0.5 + random.next()) * HOUR_MS };
    rows.push(
      row(n, 'Register', checked.person, at - MINUTE_MS, at),
      row(n, 'Check', checked.person, at, ready),
      row(n, 'Approve', approved.person, office.next({ ready, n }), 0, approved.work),
    );
  }
  return logOf(starts ? rows : rows.map(({ startedAt: _, ...rest }) => rest));
}

function row(n: number, activity: string, resource: string, startedAt: number, at: number, work = 0): LogRow {
  return { case: `${n}`, activity, resource, startedAt, at: at === 0 ? startedAt + work : at };
}

const found = (log: EventLog) => findingsOf(log, { kinds: [bottleneck] });
const evidence = (log: EventLog, label: string): string | undefined =>
  found(log).findings[0]?.evidence.find((row) => row.label === label)?.value;

const atOnce: Office = { next: ({ ready }) => ready + 5 * MINUTE_MS };
/** One person, one after the other: each piece takes longer than the next one takes to come. */
function oneByOne(): Office {
  let free = 0;
  return {
    next: ({ ready, n }) => {
      const begun = Math.max(ready, free);
      free = begun + (2 + ((n * 7) % 10) / 5) * HOUR_MS;
      return begun;
    },
  };
}

describe('a bottleneck', () => {
  it('MN-W11 is the step that work lies before, with what it costs', () => {
    const { findings } = found(history({ next: ({ ready }) => ready + 2 * DAY_MS }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ at: { activity: 'Approve' }, cases: CASES });
    expect(findings[0]?.costMs).toBeCloseTo(CASES * 2 * DAY_MS, 3);
    expect(findings[0]?.text).toMatch(/^“Approve” waits 2 days on average before it is begun/);
    expect(findings[0]?.caseNumbers).toHaveLength(CASES);
  });

  it('MN-W11 is not told of an office where work waits a little everywhere', () => {
    expect(found(history(atOnce)).findings).toEqual([]);
    expect(found(history({ next: ({ ready, n }) => ready + (n % 5) * 10 * MINUTE_MS })).findings).toEqual([]);
  });

  it('MN-W11 is not told of a few bad weeks, however bad', () => {
    const badMonth = history({ next: ({ ready, n }) => ready + (n < 50 ? 10 * DAY_MS : 0) });
    expect(found(badMonth).findings).toEqual([]);
  });

  it('MN-W12 waits because whoever does it is busy', () => {
    // Work of 2.9 hours on average for every 2.8 hours: the queue grows.
    const log = history(oneByOne(), { every: 2.8 });
    const busy = logOf(
      rowsOf(log).map((each, _, rows) => {
        if (each.activity !== 'Approve') return each;
        const next = rows.find(
          ({ activity, startedAt = 0 }) => activity === 'Approve' && startedAt > (each.startedAt ?? 0),
        );
        const until = (each.startedAt ?? 0) + 2 * HOUR_MS;
        return { ...each, at: Math.min(next?.startedAt ?? until, until + 2 * HOUR_MS) };
      }),
    );
    expect(found(busy).findings[0]?.text).toContain('because Ben is busy with work that came before');
    expect(found(busy).findings[0]?.proposal.change).toEqual({ kind: 'add-people', activity: 'Approve' });
    expect(evidence(busy, 'Why')).toBe('busy with earlier work 100%');
  });

  it('MN-W12 waits to be gathered, where a step is done in batches', () => {
    // Everything lies until the next Thursday, 9:00, and is done one after the other.
    let last = 0;
    const thursday = history({
      next: ({ ready }) => {
        const week = Math.ceil((ready - MONDAY - 3 * DAY_MS - 9 * HOUR_MS) / (7 * DAY_MS));
        last = Math.max(last + 2 * MINUTE_MS, MONDAY + week * 7 * DAY_MS + 3 * DAY_MS + 9 * HOUR_MS);
        return last;
      },
    });
    const finding = found(thursday).findings[0];
    expect(finding?.text).toMatch(
      /almost all of it because it is gathered and done in batches, about \d+ at a time every 7 days/,
    );
    expect(finding?.proposal.change).toMatchObject({ kind: 'set-due', activity: 'Approve' });
  });

  it('MN-W12 waits for what the log does not show, where nobody was busy or away', () => {
    const text = found(history({ next: ({ ready, n }) => ready + (1 + (n % 3)) * DAY_MS })).findings[0]?.text;
    expect(text).toContain('it waits for something the log does not show');
  });

  it('MN-W12 says that it cannot say why where nobody is named', () => {
    const log = history({ next: ({ ready }) => ready + 2 * DAY_MS });
    const nameless = logOf(rowsOf(log).map((each) => ({ ...each, resource: undefined })));
    expect(found(nameless).findings[0]?.text).toContain('the log does not say who does it');
  });

  it('MN-W13 is never said to wait where the log tells no starts', () => {
    const growing = history(oneByOne(), { every: 2.8, starts: false });
    const finding = found(growing).findings[0];
    expect(finding?.at).toEqual({ activity: 'Approve' });
    expect(finding?.text).toMatch(/^It takes .* from the step before until “Approve” is done, /);
    expect(finding?.text).not.toMatch(/wait/);
    expect(evidence(growing, 'Waiting or working')).toContain('not recorded');
  });

  it('MN-W13 is not guessed where a step without starts simply takes its time, each piece its own', () => {
    const random = seededRandom(5);
    const long = history(
      { next: ({ ready }) => ready + (4 + 30 * random.next()) * HOUR_MS },
      { starts: false },
    );
    expect(found(long).findings).toEqual([]);
  });

  it('MN-W14 tells when a growing queue will be twice as long', () => {
    expect(evidence(history(oneByOne(), { every: 2.5 }), 'Queue')).toMatch(
      /^grows; twice as long by \d+ \w+ 20\d\d$/,
    );
    expect(evidence(history({ next: ({ ready }) => ready + 2 * DAY_MS }), 'Queue')).toBeUndefined();
  });

  it('MN-W11 leaves out the time in which a case had come to rest', () => {
    const closed = history(atOnce);
    const rows = rowsOf(closed);
    const returns = Array.from({ length: 60 }, (_, n) => {
      const at = MONDAY + (n + 200) * DAY_MS;
      return { case: `${n}`, activity: 'Comes back', startedAt: at, at: at + HOUR_MS };
    });
    expect(found(logOf([...rows, ...returns])).findings).toEqual([]);
  });

  it('MN-W10 asks for enough cases', () => {
    const few = found(logOf([{ case: '1', activity: 'a', at: 0 }]));
    expect(few.notEnoughData).toEqual([
      { kind: 'bottleneck', why: 'The log has 1 case; with fewer than 30 chance cannot be told from habit.' },
    ]);
  });
});

function rowsOf(log: EventLog): LogRow[] {
  return Array.from({ length: log.events }, (_, i) => ({
    case: `${log.caseStarts.findIndex((start) => start > i) - 1}`,
    activity: log.activities[log.activity[i] as number] ?? '',
    resource: log.resources[log.resource[i] as number],
    startedAt: log.startedAt?.[i],
    at: log.at[i] as number,
  }));
}
