// Whether somebody typed something into a piece of work that is not sent yet. It is asked where the forms are not there yet.
import { isTyped } from '../../state/draft.ts';

/** The names under which something typed for a piece of work is kept: in its form, for a reason, as an answer. */
export const namesOf = (workItem: string): [string, string, string] => [
  `work-item:${workItem}`,
  `reason:${workItem}`,
  `answer:${workItem}`,
];

/** Whether something typed for a piece of work is not sent yet. */
export const hasTypedFor = (workItem: string): boolean => namesOf(workItem).some(isTyped);

/** The same, and whether something typed about its case is not. */
export const hasTyped = ({ workItem, caseId }: { workItem: string; caseId: string }): boolean =>
  hasTypedFor(workItem) || isTyped(`comment:${caseId}`);
