// Does the history say everything? It is numbered without gap, gives the state, and comes out the same when asked again.
import { canonicalJson, type Json } from '../../../base/index.ts';
import type { CaseState } from '../../../model/index.ts';
import type { Command } from '../../commands/index.ts';
import { decide } from '../../decide.ts';
import { apply } from '../../fold/apply.ts';
import type { Invariant } from './invariant.ts';

const bytes = (value: object | null): string => canonicalJson(value as unknown as Json);

/** Another object of the same bytes, as a state comes from the store and a command over the wire. */
const stored = (state: CaseState | null): CaseState | null => JSON.parse(bytes(state));
const sent = (command: Command): Command => JSON.parse(JSON.stringify(command));

/** I3. */
export const numbered: Invariant = {
  id: 'I3',
  holds: 'a history is numbered 1 to n without gap, and its clock never goes back',
  watch() {
    let [last, clock] = [0, 0];
    return ({ events, state }) => {
      for (const { seq, at } of events) {
        if (seq !== last + 1) return `${seq} follows ${last}`;
        if (at < clock) return `the clock went back at ${seq}`;
        [last, clock] = [seq, at];
      }
      return state.seq === last ? null : `the state stands at ${state.seq}, the history at ${last}`;
    };
  },
};

/** I4. Each event is folded once, from what the history alone gave before. */
export const folded: Invariant = {
  id: 'I4',
  holds: 'the fold of the history is the state, in canonical bytes',
  watch() {
    let fold: CaseState | null = null;
    return ({ events, state }) => {
      for (const event of events) fold = apply(fold, event);
      return bytes(fold) === bytes(state) ? null : `the fold differs: ${bytes(fold)} is not ${bytes(state)}`;
    };
  },
};

/** I11. A command that comes a second time finds the same case and is answered in the same bytes. Asked of every eighth. */
export const repeatable: Invariant = {
  id: 'I11',
  holds: 'the same command on the same state has one outcome',
  watch() {
    let count = 0;
    return ({ compiled, before, command, directory, events, state }) => {
      count += 1;
      if (count % 8 !== 1) return null;
      const again = decide(compiled, stored(before), sent(command), directory);
      if (!again.ok) return `${command.type} was refused the second time`;
      return bytes(again.events) === bytes(events) && bytes(again.state) === bytes(state)
        ? null
        : `${command.type} came out differently the second time`;
    };
  },
};
