// Which events move a case on? Where starts are logged too, only what was completed.
import { type EventLog, keepLifecycle } from '../../../event-log/index.ts';

/** Does event i move its case on? */
export function movingEvents(log: EventLog): (event: number) => boolean {
  if (!tellsStates(log)) return () => true;
  const moves = log.lifecycles.map(isComplete);
  return (event) => {
    const state = log.lifecycle[event] as number;
    return state < 0 || moves[state] === true;
  };
}

/** The log of those events. */
export const completions = (log: EventLog): EventLog =>
  tellsStates(log) ? keepLifecycle(log, 'complete') : log;

const isComplete = (state: string): boolean => state.toLowerCase() === 'complete';

const tellsStates = ({ lifecycles }: EventLog): boolean =>
  lifecycles.length > 1 && lifecycles.some(isComplete);
