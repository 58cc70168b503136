// A workflow as a test writes it: its stages in YAML, everybody's work, all ending in done.
import { readWorkflow, type Workflow } from '../../model/index.ts';

/** Reads the stages (indented by two) and what else is said of a workflow; each stage of work is of Cy, who has no deadline. */
export function fromSource(stages: string, more = ''): Workflow {
  const source = `workflow: branches
title: Branches
record:
  count: { type: number }
  urgent: { type: yes-no }
  names: { type: list }
  day: { type: date }
intake:
  - form: { fields: [count, urgent, names], from: [people, api] }
    starts: ${/^\s*([a-z0-9-]+):/.exec(stages)?.[1] ?? ''}
${more}
stages:
${stages}
`;
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow !== null && diagnostics.length === 0) return workflow;
  throw new Error(diagnostics.map(({ at, message }) => `${at}: ${message}`).join('\n'));
}

/** One stage of work, for a map of stages. */
export const works = (id: string, next: string): string =>
  `  ${id}: { kind: work, owner: person cy, due: no deadline, next: ${next} }\n`;
