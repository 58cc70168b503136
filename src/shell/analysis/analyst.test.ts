// The thread that reads and questions logs, from its other end.
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { HISTORY_KINDS } from '../../core/event-log/index.ts';
import { createAnalyst } from './analyst.ts';
import type { HistoryPart } from './question.ts';

const analyst = createAnalyst();
afterAll(() => analyst.close());

it('checks the source of a workflow beside all else that it is asked', async () => {
  const stages = Array.from({ length: 900 }, (_, n) => `  s${n}: { kind: work, next: [{ to: s${n + 1} }] }`);
  const source = `workflow: long\nstages:\n${stages.join('\n')}\n  s900: { kind: end }\n`;
  const { workflow, diagnostics } = await analyst.check(source, {});
  expect(workflow?.stages).toHaveLength(901);
  expect(diagnostics[0]).toMatchObject({ code: expect.any(String), line: expect.any(Number) });
});

it('looks at a workbook, whose bytes are given away, and says what is none', async () => {
  const rows = [
    ['case', 'what', 'when'],
    ['1', 'Ask', '2026-01-01T00:00:00Z'],
  ].map(
    (cells) => `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
  );
  const workbook = zipSync({
    'xl/workbook.xml': bytes(
      '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': bytes(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    'xl/worksheets/s.xml': bytes(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
  });
  const looked = await analyst.look(workbook, { case: 'case' });
  expect(looked).toMatchObject({
    ok: true,
    value: { guess: { case: 'case', activity: 'what', time: 'when' } },
  });
  expect(await analyst.look(bytes('no workbook'), {})).toMatchObject({ ok: false });
});

const CSV = 'case,activity,time\n1,a,2026-01-01T00:00:00Z\n1,b,2026-01-01T02:00:00Z\n';
const file = { from: 'file', options: {} } as const;

async function* parts<Part>(...given: Part[]): AsyncGenerator<Part> {
  yield* given;
}
const bytes = (text: string) => new TextEncoder().encode(text);
const flow = { about: 'flow', filters: [] } as const;

type Event = readonly [caseId: string, seq: number, kind: string, hour: number, stage: string | null];

const ends = new Map<string, number>();
/** The next event of a case. */
function event(
  caseId: string,
  kind: (typeof HISTORY_KINDS)[number],
  hour: number,
  stage: string | null = null,
): Event {
  const seq = (ends.get(caseId) ?? 0) + 1;
  ends.set(caseId, seq);
  return [caseId, seq, kind, hour, stage];
}

const page = (events: readonly Event[]) => ({
  events: JSON.stringify([
    events.map(([caseId]) => caseId),
    events.map(([, seq]) => seq),
    events.map(([, , kind]) => (HISTORY_KINDS as readonly string[]).indexOf(kind)),
    events.map(([, , , hour]) => hour * 3_600_000),
    events.map(() => 'p1'),
    events.map(([, , , , stage]) => stage),
    events.map(() => null),
    events.map(() => null),
  ]),
});

describe('the analyst', () => {
  it('reads a log that comes in parts, and answers about it until it is forgotten', async () => {
    const read = await analyst.open('log', file, parts(bytes(CSV.slice(0, 25)), bytes(CSV.slice(25))));
    expect(read).toMatchObject({ ok: true, value: { cases: 1, events: 2, format: 'csv' } });
    expect(await analyst.ask('log', flow)).toMatchObject({ survey: { cases: 1 }, variants: { count: 1 } });
    analyst.forget('log');
    expect(await analyst.ask('log', flow)).toBeUndefined();
  });

  it('answers a file that is no log with its problem, however much of it would still come', async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent++;
        yield bytes(`${'x'.repeat(1 << 16)}\n`);
      }
    }
    expect(await analyst.open('bad', file, endless())).toMatchObject({
      problem: { code: 'no-time-column' },
    });
    expect(sent).toBeLessThan(20);
    expect(await analyst.ask('bad', flow)).toBeUndefined();
  });

  it('keeps nothing of a log that broke off on its way', async () => {
    async function* broken() {
      yield bytes(CSV);
      throw new Error('the disk is gone');
    }
    await expect(analyst.open('half', file, broken())).rejects.toThrow('the disk is gone');
    expect(await analyst.ask('half', flow)).toBeUndefined();
  });

  it('knows of our own history what is under way, what only waited, and what no event tells of yet', async () => {
    const events = [
      event('c1', 'CaseOpened', 0),
      event('c1', 'StageEntered', 0, 'check'),
      event('c1', 'WorkItemStarted', 3, 'check'),
      event('c1', 'WorkItemCompleted', 4, 'check'),
      event('c1', 'StageLeft', 4, 'check'),
      event('c1', 'StageEntered', 4, 'pause'),
      event('c1', 'StageLeft', 9, 'pause'),
      event('c1', 'StageEntered', 9, 'done'),
      event('c1', 'CaseClosed', 9),
      event('c2', 'CaseOpened', 5),
      event('c2', 'StageEntered', 5, 'check'),
    ];
    const stages = { check: 'Check', pause: 'Pause', done: null };
    const about = {
      people: { p1: 'Ana' },
      teams: { p1: 'Desk' },
      facts: [{ name: 'Version', kind: 'number' }],
    } as const;
    const source = { from: 'history', stages, unworked: { pause: 'waits' }, ...about } as const;
    await analyst.open('own', source, parts(page(events.slice(0, 4)), page(events.slice(4))));
    expect(await analyst.ask('own', flow)).toMatchObject({ survey: { cases: 1 }, underWay: 0, unseen: 1 });
    const until = 10 * 3_600_000;
    const measures = await analyst.ask('own', { about: 'measures', filters: [], period: 'day', until });
    const valuesOf = (name: string) => measures?.measures.find((measure) => measure.name === name)?.values;
    expect(valuesOf('demand')).toMatchObject({ periods: [{ value: 2 }] });
    expect(valuesOf('throughput')).toMatchObject({ periods: [{ value: 1 }] });
    const hour = 3_600_000;
    expect(valuesOf('waiting-time')).toMatchObject({
      activities: [
        { activity: 'Check', summary: { total: 3 * hour } },
        { activity: 'Pause', summary: { total: 5 * hour } },
      ],
    });
    expect(valuesOf('working-time')).toMatchObject({
      activities: [
        { activity: 'Check', summary: { total: hour } },
        { activity: 'Pause', summary: { total: 0 } },
      ],
    });
  });

  it('reads on in our own history, and asks for all of it where it is not open or would read otherwise', async () => {
    const about = { people: {}, teams: {}, facts: [{ name: 'Version', kind: 'number' }] } as const;
    const source = { from: 'history', stages: { check: 'Check' }, unworked: {}, ...about } as const;
    expect(await analyst.extend('grown', source, parts())).toBe(false);
    const first = [event('g1', 'CaseOpened', 0), event('g1', 'StageEntered', 0, 'check')];
    await analyst.open(
      'grown',
      source,
      parts<HistoryPart>({ facts: [{ caseId: 'g1', version: 2, facts: ['1'] }] }, page(first)),
    );
    expect(await analyst.ask('grown', flow)).toMatchObject({ survey: { cases: 0 } });
    expect(await analyst.ask('grown', { about: 'known', caseIds: ['g1', 'g2'] })).toEqual({
      ...{ seqs: [2, 0], cases: 1, versions: 2 },
    });
    const more = [event('g1', 'StageLeft', 4, 'check'), event('g2', 'StageLeft', 5, 'check')];
    expect(await analyst.extend('grown', source, parts(page(more)))).toBe(true);
    expect(await analyst.ask('grown', flow)).toMatchObject({ survey: { cases: 2, events: 2 } });
    expect(
      await analyst.ask('grown', { about: 'further-on', caseIds: ['g1', 'g2'], versions: [2, 1] }),
    ).toEqual(['g2']);
    const otherwise = { ...source, unworked: { check: 'waits' } } as const;
    expect(await analyst.extend('grown', otherwise, parts(page(more)))).toBe(false);
  });
});
