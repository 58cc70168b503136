// Values marked personal are put apart before the engine sees them, as the shell does with what people send.
import type { Actor, CaseId } from '../model/index.ts';
import type { Flow, World } from './world.ts';

export function keepApart(
  world: World,
  flow: Flow,
  caseId: CaseId,
  values: { readonly [field: string]: unknown },
): { [field: string]: unknown } {
  const { keepPersonal } = world.options;
  const { record } = flow.compiled.workflow;
  if (keepPersonal === undefined) return { ...values };
  const kept = Object.entries(values).map(([field, value]) => {
    const isPersonal = record[field]?.personal === true && value !== null && typeof value !== 'object';
    return [field, isPersonal ? keepPersonal(caseId, field, value) : value];
  });
  return Object.fromEntries(kept);
}

/** Whoever asks without sign-in, their name put apart. */
export function unnamed(world: World, caseId: CaseId, by: Actor): Actor {
  const { keepPersonal } = world.options;
  if (keepPersonal === undefined || by.kind !== 'public' || typeof by.name !== 'string') return by;
  return { kind: 'public', name: keepPersonal(caseId, 'requester', by.name) };
}
