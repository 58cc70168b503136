// Which activities and paths of an open log does its workflow allow, and what does it have that never happens?
import { type MarkedFlow, markFlow, surveyFlow } from '../../core/mining/index.ts';
import type { OpenLog } from './open-log.ts';
import type { Intended } from './question.ts';

/** Of the cases for which `kept` is 1; null where there is no workflow, or none that can be held against anything. */
export function marksOf(
  { log, open }: OpenLog,
  kept: Uint8Array | undefined,
  { workflow }: Intended,
): MarkedFlow | null {
  if (workflow === null) return null;
  const marked = markFlow({ workflow }, surveyFlow(log, { kept, open }));
  return marked.ok ? marked.value : null;
}
