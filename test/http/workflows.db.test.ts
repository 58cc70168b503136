// Designing over HTTP on a real database: beginning, saving, publishing, versions, templates, people of a log.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver } from './fresh-app.ts';

type View = { id: string; title: string; version: number | null; hasDraft: boolean; teamsMade: string[] };
type Draft = { source: string; revision: number; diagnostics: { severity: string; at: string }[] };
type Problem = { code: string; errors?: { at: string; message: string }[] };

let db: Database;
let ana: Visitor;
let services: Services;
let faults: unknown[];

beforeAll(async () => {
  db = await freshDatabase();
  const made = await appOver(db);
  services = made.services;
  faults = made.faults;
  ana = visitor(made.app);
  const entered = await ana.ask('POST', '/api/welcome', {
    name: 'Ana Lindqvist',
    password: 'correct horse',
  });
  expect(entered.status).toBe(204);
});

afterAll(async () => {
  expect(faults).toEqual([]);
  await db.close();
});

const begin = async (body: object): Promise<View> => {
  const answer = await ana.ask('POST', '/api/workflows', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as View;
};
const draftOf = async (id: string) => (await ana.ask('GET', `/api/workflows/${id}/draft`)).body as Draft;
const save = (id: string, source: string, revision: number) =>
  ana.ask('PUT', `/api/workflows/${id}/draft`, { source, revision });
const publish = (id: string, revision: number) =>
  ana.ask('POST', `/api/workflows/${id}/versions`, { revision, note: 'because' });

describe('Designing', () => {
  test('a workflow begun by its name alone can be published as it is', async () => {
    const made = await begin({ title: 'Purchase request' });
    expect(made).toMatchObject({ id: 'purchase-request', version: null, hasDraft: true });
    const draft = await draftOf(made.id);
    expect(draft.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await publish(made.id, draft.revision)).body).toMatchObject({ version: 1, note: 'because' });
    const shown = await ana.ask('GET', `/api/workflows/${made.id}`);
    expect(shown.body).toMatchObject({ version: 1, hasDraft: false });
  });

  test('what names a workflow or a log that is not there is told so, and uses up no case number', async () => {
    const { id } = await begin({ title: 'Numbered' });
    await publish(id, (await draftOf(id)).revision);
    const open = (workflow: string) =>
      ana.ask('POST', '/api/cases', { workflow, values: { subject: 'One' } });
    const numberOf = async () => {
      const opened = await open(id);
      expect(opened.status, JSON.stringify(opened.body)).toBe(200);
      const { caseId } = opened.body as { caseId: string };
      return ((await ana.ask('GET', `/api/cases/${caseId}`)).body as { number: number }).number;
    };
    const before = await numberOf();
    const refused = [
      await ana.ask('POST', '/api/workflows', { title: 'Drafted', logId: 'nowhere' }),
      await publish('nowhere', 1),
      await ana.ask('PUT', '/api/workflows/nowhere/automations/any/switch', { on: true }),
      await open('nowhere'),
    ];
    expect(refused.map(({ status, body }) => [status, (body as Problem).code])).toEqual([
      [404, 'log-not-found'],
      [404, 'workflow-not-found'],
      [404, 'workflow-not-found'],
      [404, 'workflow-not-found'],
    ]);
    expect(await numberOf()).toBe(before + 1);
    const { workflows } = (await ana.ask('GET', '/api/workflows')).body as { workflows: View[] };
    expect(workflows.map(({ title }) => title)).not.toContain('Drafted');
  });

  test('two of the same name are told apart', async () => {
    const [one, other] = [await begin({ title: 'Travel' }), await begin({ title: 'Travel' })];
    expect([one.id, other.id]).toEqual(['travel', 'travel-2']);
  });

  test('a save that does not build on the latest is refused, and the latest stays', async () => {
    const { id } = await begin({ title: 'Leave' });
    const { source, revision } = await draftOf(id);
    expect((await save(id, `${source}# mine`, revision)).status).toBe(200);
    const late = await save(id, `${source}# theirs`, revision);
    expect([late.status, (late.body as Problem).code]).toEqual([409, 'draft-changed']);
    expect(await draftOf(id)).toMatchObject({ source: `${source}# mine`, revision: revision + 1 });
  });

  test('until it is published a workflow is called as its draft calls it, from then on as its version does', async () => {
    const { id } = await begin({ title: 'Repairexample' });
    const called = async () =>
      (
        (await ana.ask('GET', '/api/workflows')).body as { workflows: { id: string; title: string }[] }
      ).workflows.find((each) => each.id === id)?.title;
    const first = await draftOf(id);
    const named = (title: string) => first.source.replace('repairexample', `repairexample\ntitle: ${title}`);
    await save(id, named('Repair of phones'), first.revision);
    expect(await called()).toBe('Repair of phones');
    await save(id, 'workflow: broken\nstages: [', first.revision + 1);
    expect(await called()).toBe('Repair of phones');
    await save(id, named('Repairs'), first.revision + 2);
    await publish(id, first.revision + 3);
    await save(id, named('Something else'), 0);
    expect(await called()).toBe('Repairs');
  });

  test('text that cannot be read is kept as typed, with the line that is wrong', async () => {
    const { id } = await begin({ title: 'Broken' });
    const { revision } = await draftOf(id);
    const saved = await save(id, 'workflow: broken\nstages: [', revision);
    expect(saved.status).toBe(200);
    expect((await draftOf(id)).source).toBe('workflow: broken\nstages: [');
    expect((saved.body as { diagnostics: { line: number }[] }).diagnostics[0]?.line).toBeGreaterThan(0);
    expect((await publish(id, revision + 1)).status).toBe(422);
  });

  test('publishing with errors is refused, and each error names its place', async () => {
    const { id } = await begin({ title: 'Unowned' });
    const { source, revision } = await draftOf(id);
    await save(id, source.replace('owner: requester', 'owner: { team: nobody-here }'), revision);
    const refused = await publish(id, revision + 1);
    expect([refused.status, (refused.body as Problem).code]).toEqual([422, 'workflow-has-errors']);
    expect((refused.body as Problem).errors?.map(({ at }) => at)).toContain('stages.work.owner');
  });

  test('the preview says in words what would change, and a second version becomes the current one', async () => {
    const { id } = await begin({ title: 'Order' });
    await publish(id, (await draftOf(id)).revision);
    const { source, revision } = await draftOf(id);
    expect(revision).toBe(0);
    await save(id, source.replace('2 business days', '4h'), 0);
    const preview = await ana.ask('GET', `/api/workflows/${id}/publishing`);
    expect(preview.body).toMatchObject({ nextVersion: 2, runningCases: 0 });
    expect((preview.body as { changes: string[] }).changes).toEqual([
      'Do the work: due changed from 2 business days to 4h',
    ]);
    expect((await publish(id, (await draftOf(id)).revision)).body).toMatchObject({ version: 2 });
    const { versions } = (await ana.ask('GET', `/api/workflows/${id}/versions`)).body as {
      versions: { version: number }[];
    };
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('what was changed since the last version can be given up, and what was never published cannot', async () => {
    const { id } = await begin({ title: 'Given up' });
    expect((await ana.ask('DELETE', `/api/workflows/${id}/draft`)).status).toBe(409);
    await publish(id, 1);
    const { source } = await draftOf(id);
    await save(id, `${source}\n# more`, 0);
    expect((await ana.ask('DELETE', `/api/workflows/${id}/draft`)).status).toBe(204);
    expect((await draftOf(id)).source).toBe(source);
  });

  test('a draft that was begun after a publication is not taken for the one before it', async () => {
    const { id } = await begin({ title: 'Twice begun' });
    const { source, revision: before } = await draftOf(id);
    await publish(id, before);
    await save(id, `${source}\n# somebody else goes on`, 0);
    // A page that was opened before the publication, and heard of nothing since.
    const late = await save(id, `${source}\n# of long ago`, before);
    expect([late.status, (late.body as Problem).code]).toEqual([409, 'draft-changed']);
    expect((await draftOf(id)).source).toContain('somebody else goes on');
  });

  test('every template settles in an empty workspace: its teams are made, and it can be published at once', async () => {
    const { templates } = (await ana.ask('GET', '/api/templates')).body as { templates: { id: string }[] };
    expect(templates.length).toBeGreaterThanOrEqual(4);
    for (const { id: template } of templates) {
      const made = await begin({ template });
      const published = await publish(made.id, 1);
      expect(published.status, `${template}: ${JSON.stringify(published.body)}`).toBe(200);
    }
    const { teams } = (await ana.ask('GET', '/api/teams')).body as {
      teams: { key: string; memberIds: string[] }[];
    };
    expect(teams.find(({ key }) => key === 'finance')?.memberIds).toHaveLength(1);
  });
});

describe('People seen in a log', () => {
  const source = `workflow: seen
intake: [{ form: { fields: [], from: [people] }, starts: check }]
stages:
  check: { kind: work, owner: { person: r-1 }, due: 1 day, next: [{ to: pay }] }
  pay: { kind: work, owner: { team: payers }, due: 1 day, next: [{ to: done }] }
  done: { kind: end }
`;

  test('they become persons without sign-in who block publishing, until one of them is said to be somebody here', async () => {
    const { person } = (await ana.ask('GET', '/api/session')).body as { person: { id: string } };
    const by = { workspaceId: (await workspace()).id, personId: person.id, role: 'owner' as const };
    const seen = {
      people: [
        { key: 'r-1', name: 'Resource 1' },
        { key: 'r-2', name: 'Resource 2' },
      ],
      teams: [{ key: 'payers', name: 'Payers', members: ['r-1', 'r-2'] }],
    };
    const made = await services.workflows.add(by as never, { source, seen });
    if (!made.ok) throw new Error(made.problem.message);
    const { id } = made.value;
    const refused = await publish(id, 1);
    expect((refused.body as Problem).errors?.map(({ at }) => at)).toEqual([
      'stages.check.owner',
      'stages.pay.owner',
    ]);

    const { people } = (await ana.ask('GET', '/api/people')).body as {
      people: { id: string; key: string; name: string; fromLog: boolean }[];
    };
    const one = people.find(({ name }) => name === 'Resource 1');
    expect(one?.fromLog).toBe(true);
    expect((await ana.ask('POST', `/api/people/${one?.id}/merge`, { into: person.id })).status).toBe(204);
    const draft = await draftOf(id);
    expect(draft.source).toContain('person: ana-lindqvist');
    expect((await publish(id, draft.revision)).status).toBe(200);
    expect((await ana.ask('POST', `/api/people/${person.id}/merge`, { into: person.id })).status).toBe(404);
  });

  const workspace = async () =>
    ((await ana.ask('GET', '/api/session')).body as { workspace: { id: string } }).workspace;
});
