// Is it said when each stage should be done, and does its ladder have a due time to count from?
import type { Stage, Workflow } from '../../model/index.ts';
import { advice, error, type Noted } from '../compile/findings.ts';
import { stageKind } from '../stages/index.ts';

export const checkDeadlines = ({ stages }: Workflow): Noted[] => stages.flatMap(checkDeadline);

function checkDeadline({ id, title, kind, due, late }: Stage): Noted[] {
  const at = `stages.${id}`;
  if (late.length > 0 && due?.kind !== 'within') {
    const message = `"${title}" says what happens when it is late, but not when it is due.`;
    return [error('late-without-due', `${at}.late`, message, 'Give the stage a due time.')];
  }
  if (due !== null || stageKind(kind)?.worked !== true) return [];
  const message = `Nothing says when "${title}" should be done.`;
  return [
    advice('no-due', `${at}.due`, message, 'Give it a due time such as 2 business days, or say no deadline.'),
  ];
}
