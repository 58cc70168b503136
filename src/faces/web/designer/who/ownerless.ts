// Which stages has nobody who could do the work, and to whom can all of them be given at once?
import {
  type Diagnostic,
  type Edit,
  edit,
  type OwnerRule,
  type Workflow,
} from '../../../../core/model/index.ts';
import type { Everybody } from '../state/use-directory.ts';

/** Nobody was named, or nobody of those who were can sign in. */
const CODES: readonly string[] = ['owner-missing', 'unowned'];
const OWNER_OF_STAGE = /^stages\.([^.[\]]+)\.owner$/;

/** The stages that keep a workflow from being published until somebody has them, by their ids, each once. */
export const ownerlessStages = (diagnostics: readonly Diagnostic[]): readonly string[] => [
  ...new Set(
    diagnostics.flatMap(({ code, at }) => (CODES.includes(code) ? (OWNER_OF_STAGE.exec(at)?.[1] ?? []) : [])),
  ),
];

/** Everybody who could have a stage today: teams only where one of them can sign in. */
export function takers({ people, teams }: Everybody): Everybody {
  const able = people.filter(({ active, mayHaveWork }) => active && mayHaveWork);
  const ids = new Set(able.map(({ id }) => id));
  return { people: able, teams: teams.filter(({ memberIds }) => memberIds.some((id) => ids.has(id))) };
}

/** The workflow where all these stages have one owner; how each is done, and where it leads, stays. */
export const givenTo = (workflow: Workflow, stages: readonly string[], owner: OwnerRule): Workflow =>
  stages.map((stage): Edit => ({ type: 'ChangeStage', stage, changes: { owner } })).reduce(edit, workflow);
