// Does somebody who is there answer for whatever is open? And does what is over own nothing?
import type { PersonId, Token } from '../../../model/index.ts';
import { resolveOwner } from '../../owners/resolve-owner.ts';
import type { Invariant, Step } from './invariant.ts';

/** I1. Work has an owner or candidates who can sign in; what the machine waits for has somebody to turn to. */
export const accountable: Invariant = {
  id: 'I1',
  holds: 'every open stage has an accountable living person, or an incident',
  watch() {
    let incidents = 0;
    return (step) => {
      for (const { type } of step.events) if (type === 'IncidentRaised') incidents += 1;
      for (const { workItem, owner, candidates } of step.state.workItems) {
        const people = owner === null ? candidates : [owner];
        const dead = people.find((person) => !isLiving(step, person));
        if (dead !== undefined) return `${workItem} is with ${dead}, who cannot sign in`;
        if (people.length === 0 && incidents === 0) return `${workItem} is nobody's, and no incident says so`;
      }
      const lost = step.state.tokens.find((token) => !isAnswered(step, token) && incidents === 0);
      return lost === undefined ? null : `nobody answers for ${lost.stage}`;
    };
  },
};

const isLiving = ({ directory }: Pick<Step, 'directory'>, person: PersonId): boolean =>
  directory.people[person]?.active === true && directory.people[person].canSignIn;

function isAnswered(step: Step, { token, stage }: Token): boolean {
  const { compiled, directory, state, command } = step;
  if (state.workItems.some((item) => item.token === token)) return true;
  const { at, by } = command;
  const progress = { compiled, directory, at, by, cause: '', state, events: [], entered: 0 };
  const rule = compiled.stages.get(stage)?.owner ?? null;
  const { owner, candidates } = resolveOwner(progress, { rule, stage, except: [] });
  return owner !== null || candidates.length > 0;
}

/** I7. Its effects alone may still be under way. */
export const ownsNothing: Invariant = {
  id: 'I7',
  holds:
    'a finished case owns no token, timer or open work, and whatever is open belongs to where the case stands',
  watch: () => (step) => (step.state.status === 'open' ? leftOver(step) : stillOwned(step)),
};

function stillOwned({ state }: Step): string | null {
  const { tokens, timers, workItems, forks = [], children = [], messages = [], pauses = [] } = state;
  const owned = { tokens, timers, workItems, forks, children, messages, pauses };
  const kept = Object.entries(owned).find(([, list]) => list.length > 0);
  return kept === undefined ? null : `the case is ${state.status} and has ${kept[0]}`;
}

function leftOver({ state }: Step): string | null {
  const tokens = new Set(state.tokens.map(({ token }) => token));
  const items = new Set(state.workItems.map(({ workItem }) => workItem));
  const item = state.workItems.find((each) => each.left !== true && !tokens.has(each.token));
  if (item !== undefined) return `${item.workItem} at ${item.stage} is left over`;
  const timer = state.timers.find(
    ({ token, workItem }) =>
      (workItem !== null && !items.has(workItem)) ||
      (workItem === null && token !== null && !tokens.has(token)),
  );
  if (timer !== undefined) return `${timer.timer} (${timer.purpose}) is left over`;
  const pause = state.pauses?.find(({ workItem }) => workItem !== null && !items.has(workItem));
  if (pause !== undefined) return `${pause.pause} outlived its work`;
  const child = state.children?.find(({ token }) => !tokens.has(token));
  return child === undefined ? null : `nothing waits for ${child.child}`;
}
