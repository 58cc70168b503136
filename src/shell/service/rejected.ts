// A rejection of the engine told to whoever asked: its sentence, what exactly is missing, and the place of every fault.
import type { Rejection } from '../../core/model/index.ts';
import { type Fault, type Refusal, refusalOf } from './refusal.ts';

/** **shape**: faults at `body.values.<field>`, so that a form can show each beside its field. */
export function rejected(rejection: Rejection): Refusal {
  const refusal = refusalOf(rejection);
  const faults = faultsIn(rejection);
  const more = detailOf(rejection, faults);
  return {
    ...refusal,
    message: more === '' ? refusal.message : `${refusal.message} ${more}`,
    ...(faults.length === 0 ? {} : { faults }),
  };
}

type FieldFact = { readonly field: string; readonly message: string };

function faultsIn({ code, facts }: Rejection): Fault[] {
  if (code === 'reason-missing') return [{ at: 'body.reason', message: 'Please give a reason.' }];
  if (code === 'outcome-missing') return [{ at: 'body.outcome', message: 'Choose one of the outcomes.' }];
  const fields = Array.isArray(facts.fields) ? (facts.fields as unknown[]) : [];
  return fields
    .filter((each): each is FieldFact => typeof each === 'object' && each !== null && 'field' in each)
    .map(({ field, message }) => ({ at: `body.values.${field}`, message }));
}

function detailOf({ code, facts }: Rejection, faults: readonly Fault[]): string {
  if (code === 'tasks-open' && Array.isArray(facts.tasks)) return `Still open: ${facts.tasks.join(', ')}.`;
  return code.startsWith('field-') ? faults.map(({ message }) => message).join(' ') : '';
}
