// Where a case goes on in branches: is every stage entered by some case, can each case end, and do joins get what they wait for?
// Asked of the states that the workflow can get into, since its drawing alone does not tell. What has one token is judged by reach.
import type { StageId, Workflow } from '../../../model/index.ts';
import { type FlowFault, type FlowSoundness, soundnessOfFlow } from '../../../net/index.ts';
import { advice, error, type Noted } from '../../compile/findings.ts';
import { waysIn } from '../../flow/branches/flow-graph.ts';
import { pathWords, type Titles, titlesIn } from './path-words.ts';
import { checkReach } from './reach.ts';

/** States that are looked at while somebody draws: enough for what people draw, and soon done. */
const MOST_STATES = 2_000;

export function checkFlow(workflow: Workflow): Noted[] {
  const split = workflow.stages.find(({ kind }) => kind === 'split');
  if (split === undefined || workflow.intake.length === 0) return [];
  const found = soundnessOfFlow(workflow, MOST_STATES);
  const titles = titlesIn(workflow);
  const told = worthTelling(workflow, found).map((fault) => inWords(titles, fault));
  return found.verdict === 'unknown' ? [...told, unknown(split.id)] : told;
}

/** What follows from another fault is not told: stages after one at which no case is, or what is told on the drawing already. */
function worthTelling(workflow: Workflow, { faults }: FlowSoundness): FlowFault[] {
  const never = new Set(faults.flatMap(({ kind, stage }) => (kind === 'never-entered' ? [stage] : [])));
  const isOnDemand = workflow.stages.some(({ settings }) => settings['on-demand'] === true);
  const ways = waysIn(workflow.stages);
  const isTrap = checkReach(workflow).some(({ code }) => code === 'dead-end');
  const isFirst = (stage: StageId): boolean =>
    workflow.stages.some(({ id }) => !never.has(id) && ways.get(id)?.includes(stage) === true);
  return faults.filter(({ kind, stage }) => {
    if (kind === 'cannot-end') return !isTrap;
    return kind !== 'never-entered' || (!isOnDemand && isFirst(stage));
  });
}

function inWords(titles: Titles, { kind, stage, path }: FlowFault): Noted {
  const at = `stages.${stage}`;
  const title = titles.get(stage) ?? stage;
  const by = pathWords(titles, path);
  switch (kind) {
    case 'never-entered':
      return error(
        kind,
        at,
        `No case is ever at "${title}": another branch ends the case, or cancels this one, at once.`,
        'Let the other branch wait at a join, or let it end its branch alone.',
      );
    case 'cannot-end':
      return error(kind, at, `After this no case can end (${by}).`, 'Lead a way from here towards an end.');
    case 'piling-up':
      return advice(
        kind,
        at,
        `Each time round, "${title}" starts branches beside those that still run, without end (${by}).`,
        'Let the join cancel the rest, or let it wait for all of them.',
      );
    case 'gets-fewer':
      return advice(
        kind,
        at,
        `"${title}" may get fewer branches than it needs, and then goes on with those that came (${by}).`,
        'Ask for fewer, or lead every branch here.',
      );
    case 'joins-wait':
      return advice(
        kind,
        at,
        `"${title}" and another join may wait for each other; then the one that was reached first goes on (${by}).`,
        'Lead the branches to one join, or through one after the other.',
      );
  }
}

const unknown = (split: StageId): Noted =>
  advice(
    'too-many-states',
    `stages.${split}`,
    `Its branches can stand in more than ${MOST_STATES.toLocaleString('en')} ways, too many to try them all, so this was judged by the drawing alone.`,
    'Fewer branches at once, or parts of it as a workflow of their own, can be checked whole.',
  );
