// What a workflow's history is told by: the titles of its stages, the names and teams of its people, and what its cases tell.
import type { HistoryPart, HistorySource } from '../../../analysis/index.ts';
import { type CaseFactsRow, people, type Scope, teams, workflowVersions } from '../../../store/index.ts';
import { factsIn, toldFacts } from './case-facts.ts';
import { drawnWays } from './drawn-ways.ts';

export type ToldWorkflow = {
  readonly source: HistorySource;
  /** Rows of the table of cases as the analysis thread takes them. */
  factsIn(pages: AsyncIterable<readonly CaseFactsRow[]>): AsyncGenerator<HistoryPart>;
};

/** Where nobody works there is no activity: ends, and ways chosen by rule. */
const SILENT: ReadonlySet<string> = new Set(['end', 'decide', 'split', 'join', 'scope']);

/** The newest version's titles where several have a stage; whoever is in several teams counts for the first by name. */
export async function aboutWorkflow(scope: Scope, workflowId: string): Promise<ToldWorkflow> {
  const [versions, everybody, groups] = await Promise.all([
    workflowVersions.list(scope, workflowId),
    people.list(scope),
    teams.list(scope),
  ]);
  const facts = factsIn(versions);
  const stages: { [stage: string]: string | null } = {};
  const unworked: { [stage: string]: 'waits' | 'works' } = {};
  const gates = new Set<string>();
  for (const { workflow } of versions.toReversed()) {
    for (const { id, kind, title } of workflow.stages) {
      stages[id] = SILENT.has(kind) ? null : title;
      if (kind === 'wait') unworked[id] = 'waits';
      else if (kind === 'automatic') unworked[id] = 'works';
      else if (kind === 'approval') gates.add(id);
    }
  }
  const names = Object.fromEntries(everybody.map(({ personId, name }) => [personId, name]));
  const inTeam = Object.fromEntries(
    groups.toReversed().flatMap(({ name, memberIds }) => memberIds.map((person) => [person, name])),
  );
  const columns = facts.map(({ name, kind }) => ({ name, kind }));
  return {
    source: {
      from: 'history',
      stages,
      unworked,
      people: names,
      teams: inTeam,
      facts: columns,
      gates: [...gates],
      ways: drawnWays(
        versions.map(({ workflow }) => workflow),
        (kind) => SILENT.has(kind),
      ),
    },
    factsIn: (pages) => toldFacts(facts, pages),
  };
}
