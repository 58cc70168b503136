// The English catalogue that is there from the start: one file a page. Add one import and one line; what only the pages of
// designing, insight, a case's history, people, settings or the entrance say is added there.

import { board } from './board.ts';
import { cases } from './cases.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { start } from './start.ts';
import { titles } from './titles.ts';
import { work } from './work.ts';
import { workflow } from './workflow.ts';
import { templates, workflows } from './workflows.ts';
import { worklist } from './worklist.ts';

export const en = {
  form,
  titles,
  frame,
  workflow,
  workflows,
  templates,
  board,
  cases,
  start,
  work,
  worklist,
} as const;
