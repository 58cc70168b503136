// What people are at in the drills that end servers, and whether what it causes comes about: a call for what was completed, a reminder
// of what was left open.
import { setTimeout as pause } from 'node:timers/promises';
import { type Founder, wellDone } from '../founder.ts';
import type { People } from './people.ts';
import type { Tollgate } from './tollgate.ts';

/** **shape**: counts of effects: those that passed, those of completed work that did not, those that passed under two keys. */
export type Settled = {
  readonly effects: number;
  readonly effectsLost: number;
  readonly effectsDoubled: number;
};

export const flow = (host: string): string => `
workflow: drill
title: Drill
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work:
    kind: work
    owner: person ana
    due: 1s
    late: [{ at: 100%, do: remind owner }]
    next: [{ to: tell }]
  tell:
    kind: automatic
    owner: person ana
    do: [{ call-webhook: { url: "http://${host}/hook", body: { what: "{{what}}" } } }]
    next: [{ to: done }]
  done: { kind: end }
`;

/** A timer or an effect that was in the hands of a killed server comes when its lease ends. */
const PATIENCE_MS = 60_000;

/** What became of the effects, once what was completed has had its own and what was left open its reminder, or the time is over. */
export async function settled(ana: Founder, people: People, gate: Tollgate): Promise<Settled> {
  const all = [...people.promised];
  const until = performance.now() + PATIENCE_MS;
  const missing = () => all.filter(([what, { completed }]) => completed && !gate.passed.has(what)).length;
  while (missing() > 0 && performance.now() < until) await pause(200);
  for (const [, { caseId, completed }] of all) {
    while (!completed && !(await isReminded(ana, caseId)) && performance.now() < until) await pause(200);
  }
  return {
    effects: gate.passed.size,
    effectsLost: missing(),
    effectsDoubled: [...gate.passed.values()].filter((keys) => keys.size > 1).length,
  };
}

async function isReminded(ana: Founder, caseId: string): Promise<boolean> {
  const { history } = await wellDone<{ history: { type: string }[] }>(ana.ask('GET', `/api/cases/${caseId}`));
  return history.some(({ type }) => type === 'LateRungReached');
}
