// What the pages of lists ask for: through the services in this process, and as the pages ask it, over HTTP.
import type { BoardFilter, CaseQuery, WorkServices } from '../../src/shell/service/index.ts';
import type { Crowd } from './open-crowd.ts';

/** A question with its address. */
export type ListQuestion = {
  readonly name: string;
  /** **shape**: how many rows were answered. */
  ask(services: WorkServices, n: number): Promise<number>;
  readonly path: string;
  /** True where it is asked by others than the one who is signed in. */
  readonly othersAsk?: true;
};

const WORD = 'Laptop';

export async function questionsOf({ office }: Crowd, services: WorkServices): Promise<ListQuestion[]> {
  const { workspaceId, workflows, teams, askers, ana } = office;
  const [large = '', , , , small = ''] = workflows;
  const worklist = (name: string, team: number): ListQuestion => ({
    ...{ name, path: '/api/worklist' },
    ...(team === 0 ? {} : { othersAsk: true as const }),
    ask: async ({ worklist: list }, n) => {
      const personId = team === 0 && n === 0 ? ana : (teams[team]?.[n % 20] ?? '');
      return (await list.list({ workspaceId, personId })).items.length;
    },
  });
  const viewer = { workspaceId, personId: ana };
  const board = (name: string, workflow: string, filter: BoardFilter, query = ''): ListQuestion => ({
    ...{ name, path: `/api/workflows/${workflow}/board${query}` },
    ask: async ({ board: boards }) => {
      const found = await boards.board(viewer, workflow, filter);
      if (!found.ok) throw new Error(found.problem.message);
      return found.value.columns.reduce((sum, { cards }) => sum + cards.length, 0);
    },
  });
  const list = (name: string, query: CaseQuery): ListQuestion => {
    const { workflowId, requesterId, ...rest } = query;
    const asked = { ...rest, workflow: workflowId, requester: requesterId };
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    const address = new URLSearchParams(
      Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
    );
    return {
      ...{ name: `cases: ${name}`, path: `/api/cases?${address}` },
      ask: async ({ cases }) => (await cases.list(viewer, query)).items.length,
    };
  };
  const later = async (query: CaseQuery, pages: number): Promise<CaseQuery> => {
    let after: string | undefined;
    for (let page = 0; page < pages; page++) {
      after = (await services.cases.list(viewer, { ...query, after, limit: 200 })).next ?? undefined;
    }
    return { ...query, after };
  };
  const show = async (name: string, query: CaseQuery): Promise<ListQuestion> => {
    const [first] = (await services.cases.list(viewer, query)).items;
    const caseId = first?.caseId ?? '';
    const ask = async ({ cases }: WorkServices) => {
      const found = await cases.show(viewer, caseId);
      if (!found.ok) throw new Error(found.problem.message);
      return found.value.history.length;
    };
    return { name, path: `/api/cases/${caseId}`, ask };
  };
  const oldest = (await services.cases.list(viewer, { text: ' 4711' })).items[0]?.title.toUpperCase() ?? '';
  const requesterId = askers[1] ?? '';
  return [
    worklist('worklist of a person with 2,000 of their own and 7,000 in the pool', 0),
    worklist('worklist of a person with 200 and 700', 4),
    {
      ...{ name: 'what somebody did last', path: '/api/worklist/done' },
      ask: async ({ worklist: done }) => (await done.done(viewer)).length,
    },
    board('board of half of all', large, {}),
    board('board of a twentieth', small, {}),
    board('board of half, one owner', large, { ownerId: ana }, `?owner=${ana}`),
    board('board of half, late only', large, { late: true }, '?late=true'),
    board('board of half, a word', large, { text: WORD }, `?text=${WORD}`),
    list('open', { status: 'open' }),
    list('open, the 20th page', await later({ status: 'open' }, 20)),
    list('of any status', {}),
    list('of any status, the 20th page', await later({}, 20)),
    list('closed', { status: 'closed' }),
    list('cancelled, of which there are none', { status: 'cancelled' }),
    list('open of a workflow', { status: 'open', workflowId: large }),
    list('of a small workflow, any status', { workflowId: small }),
    list('open of a workflow in a stage', { status: 'open', workflowId: small, stage: 'pay' }),
    list('open in a stage where none is', { status: 'open', stage: 'nowhere' }),
    list('of any status in a stage where none is', { stage: 'nowhere' }),
    list('that somebody asked for', { requesterId }),
    list('open ones that somebody asked for', { status: 'open', requesterId }),
    list('open with a word', { status: 'open', text: WORD }),
    list('open with words that stand in none', { status: 'open', text: 'Samarkand' }),
    list('of any status with a word', { text: WORD }),
    list('of any status with words that stand in one', { text: oldest }),
    list('of any status with words that stand in none', { text: 'Samarkand' }),
    list('of any status with a mistyped word', { text: 'Lpatop', forgiving: true, limit: 8 }),
    list('of any status with two mistyped words', { text: 'lpatop olso', forgiving: true, limit: 8 }),
    list('of any status with a word that nobody can have meant', { text: 'Samarkand', forgiving: true }),
    list('by its number', { text: '#4711' }),
    await show('page of an open case', { status: 'open' }),
    await show('page of a closed case', { status: 'closed' }),
  ];
}
