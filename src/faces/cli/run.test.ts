import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand as runCitty } from 'citty';
import { describe, expect, it } from 'vitest';
import { goldenCases, goldenEvents } from '../../../test/golden/replay.ts';
import { runCommand } from './run.ts';
import { freshTerminal } from './trial/terminal.ts';

const golden = (path: string): string =>
  fileURLToPath(new URL(`../../../test/golden/${path}`, import.meta.url));
const terminal = freshTerminal();

const WORKFLOW = `workflow: claim
record: { sum: { type: number } }
intake: [{ form: { fields: [sum], from: [people] }, starts: look }]
stages:
  look: { kind: work, owner: { team: finance, choose: pull }, due: 1 day, next: [{ to: sign }] }
  sign: { kind: approval, owner: requester.manager, due: no deadline, outcomes: { yes: { to: done }, no: { to: done } } }
  done: { kind: end }
`;
const ana = { kind: 'person', person: 'ana' };
const lead = { kind: 'person', person: 'finance-lead' };
const line = (type: string, input: object, by: object = ana): string =>
  JSON.stringify({ type, at: '2026-01-05T09:00:00Z', by, input });
const OPEN = line('OpenCase', { number: 1, values: { sum: 3 } });
const CLAIM = line('ClaimWorkItem', { workItem: 'c/2' }, lead);
const DONE = line('CompleteWorkItem', { workItem: 'c/2' }, lead);

type Given = { workflow?: string; commands: string; flags?: string[]; people?: string };
async function run({ workflow = WORKFLOW, commands, flags = [], people }: Given): Promise<void> {
  const [flow, asked, office] = ['w.yaml', 'c.jsonl', 'o.json'].map((name) =>
    join(terminal.folder, name),
  ) as [string, string, string];
  await writeFile(flow, workflow);
  await writeFile(asked, commands);
  if (people !== undefined) await writeFile(office, people);
  const rawArgs = [flow, asked, ...flags, ...(people === undefined ? [] : ['--people', office])];
  await runCitty(runCommand, { rawArgs });
}
const printed = (): { [name: string]: unknown }[] =>
  terminal.out
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each) as { [name: string]: unknown });

describe('millrace run', () => {
  it.each(goldenCases())('prints the golden history %s byte for byte', async (name) => {
    const files = [`${name}/workflow.yaml`, `${name}/commands.jsonl`].map(golden);
    const rawArgs = [...files, '--people', golden('office.json'), '--keep-going'];
    await runCitty(runCommand, { rawArgs });
    expect(terminal.err).toBe('');
    expect(terminal.out).toBe(goldenEvents(name));
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('makes a small office where none is given: teams with a lead, a manager, whoever acts', async () => {
    await run({ commands: `${OPEN}\r\n\n${CLAIM}\n${DONE}\n` });
    expect(terminal.err).toBe('');
    const offers = printed().filter(({ type }) => type === 'WorkItemOffered');
    expect(offers.map(({ owner, candidates }) => [owner, candidates])).toEqual([
      [null, ['finance-lead', 'finance-1', 'finance-2']],
      ['manager', []],
    ]);
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('prints a refusal with its code, and stops there with 1', async () => {
    await run({ commands: [OPEN, line('CompleteWorkItem', { workItem: 'x' }), CLAIM].join('\n') });
    expect(printed().at(-1)).toMatchObject({ refused: 'CompleteWorkItem', code: 'work-item-not-open' });
    expect(process.exitCode).toBe(1);
  });

  it('goes on after a refusal where it is told to', async () => {
    const commands = [OPEN, line('CompleteWorkItem', { workItem: 'x' }), CLAIM].join('\n');
    await run({ commands, flags: ['--keep-going'] });
    expect(printed()).toContainEqual(
      expect.objectContaining({ type: 'WorkItemClaimed', workItem: 'c/2', person: 'finance-lead' }),
    );
    expect(process.exitCode ?? 0).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"type":', /c\.jsonl:2 {2}This is no JSON: .*\n {2}Write one a line/],
    ['no actor', '{"type":"OpenCase","at":1,"by":"ana"}', /c\.jsonl:2 {2}"by" does not fit/],
    [
      'a command that does not exist',
      line('Dance', {}),
      /c\.jsonl:2 {2}There is no command "Dance"\.\n {2}There are OpenCase, /,
    ],
    [
      'input that does not fit',
      line('ClaimWorkItem', {}),
      /c\.jsonl:2 {2}The input of ClaimWorkItem does not fit: workItem: .*\n.*commands\.md/,
    ],
    [
      'another case',
      JSON.stringify({ type: 'OpenCase', at: 1, by: ana, caseId: 'd', input: { number: 2 } }),
      /c\.jsonl:2 {2}This is about the case "d", .*\n.*a file of its own/,
    ],
  ])('names a line that has %s, before anything is run, and ends with 2', async (_, wrong, message) => {
    await run({ commands: `${OPEN}\n${wrong}\n` });
    expect(terminal.err).toMatch(message);
    expect(terminal.out).toBe('');
    expect(process.exitCode).toBe(2);
  });

  it('asks for commands where there are none', async () => {
    await run({ commands: '\n' });
    expect(terminal.err).toMatch(/There is no command here\.\n {2}Write one a line: \{"type":"OpenCase"/);
    expect(process.exitCode).toBe(2);
  });

  it('names what is wrong with the workflow, and ends with 1', async () => {
    await run({ workflow: WORKFLOW.replace('to: sign', 'to: sing'), commands: OPEN });
    expect(terminal.err).toMatch(
      /w\.yaml:5:\d+ {2}error {2}stages\.look\.next\[0\]\.to\n {2}There is no stage "sing"/,
    );
    expect(terminal.out).toBe('');
    expect(process.exitCode).toBe(1);
  });

  it('takes an office that says only what matters, and holds the workflow to it', async () => {
    const people = '{ "people": { "ana": { "manager": "max" }, "max": {} }, "teams": {} }';
    await run({ commands: OPEN, people });
    expect(terminal.err).toMatch(/stages\.look\.owner\n {2}There is no team "finance"/);
    expect(process.exitCode).toBe(1);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', 'people', /o\.json: This is no office \(the whole: .*Write \{ "people"/],
    ['a member it does not know', '{ "people": {}, "boss": 1 }', /This is no office .*boss/],
    ['a stranger', '{ "people": {}, "fallback": "zoe" }', /"zoe" is named and is none of the people/],
  ])('says what is wrong with an office that has %s, and ends with 2', async (_, people, message) => {
    await run({ commands: OPEN, people });
    expect(terminal.err).toMatch(message);
    expect(process.exitCode).toBe(2);
  });

  it('names a file that is not there', async () => {
    await runCitty(runCommand, {
      rawArgs: [join(terminal.folder, 'none.yaml'), join(terminal.folder, 'none.jsonl')],
    });
    expect(terminal.err).toMatch(/none\.yaml: The file cannot be read: there is no file of that name/);
    expect(process.exitCode).toBe(2);
  });
});
