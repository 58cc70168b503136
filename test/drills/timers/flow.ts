// Cases that rest until a timer fires, two seconds after they were opened.
import { type Founder, letIn, wellDone } from '../founder.ts';

export const DUE_IN_MS = 2_000;
const OPENED_AT_ONCE = 16;

export const RESTING = `
workflow: timers
title: Timers
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: rest }]
stages:
  rest: { kind: wait, owner: person ana, for: { over: { after: ${DUE_IN_MS / 1_000}s } }, outcomes: { over: done } }
  done: { kind: end }
`;

/** **shape**: their ids. */
export async function openCases(ana: Founder, count: number): Promise<string[]> {
  const caseIds: string[] = [];
  let next = 0;
  const open = async () => {
    while (next < count) caseIds.push(await openCase(ana, next++));
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open));
  return caseIds;
}

export const openCase = async (ana: Founder, n: number): Promise<string> => {
  const values = { what: `Case ${n}` };
  const asked = letIn(() => ana.ask('POST', '/api/cases', { workflow: 'timers', values }));
  return (await wellDone<{ caseId: string }>(asked)).caseId;
};
