// Fills fields of the record, or sets the priority; a value may be an expression in `{{…}}`.

import { z } from 'zod';
import { canonicalJson } from '../../base/index.ts';
import { type FieldChange, PRIORITIES, type Priority } from '../../model/index.ts';
import type { Facts, Preparing, ValueTemplate } from '../compile/compiled.ts';
import { error } from '../compile/findings.ts';
import { misspelt } from '../validate/misspelt.ts';
import { type Deed, defineActionKind } from './action-kind.ts';

type Setter = { readonly field: string; readonly value: ValueTemplate };
type Ready = { readonly setters: readonly Setter[]; readonly priority: Priority | null };

export const setAction = defineActionKind({
  kind: 'set',
  title: 'Set fields',
  settings: z.record(z.string(), z.json()),
  prepare(settings, preparing): Ready {
    const { priority: wanted, ...fields } = settings;
    const isField = preparing.workflow.record.priority !== undefined;
    const given = isField ? settings : fields;
    const setters = Object.entries(given).map(([field, value]) => ({
      field,
      value: preparing.value(field, value, `${preparing.at}.settings.${field}`),
    }));
    return { setters, priority: isField ? null : priorityIn(wanted, preparing) };
  },
  touches: ({ setters, priority }) => [
    ...setters.map(({ field }) => field),
    ...(priority === null ? [] : ['priority']),
  ],
  plan({ setters, priority }, { facts }) {
    const changes = changesOf(setters, facts);
    const deeds: Deed[] = changes.length > 0 ? [{ does: 'change', changes }] : [];
    if (priority !== null) deeds.push({ does: 'prioritise', priority });
    const names = setters.map((setter) => setter.field);
    return { deeds, did: `set ${[...names, ...(priority === null ? [] : ['priority'])].join(', ')}` };
  },
});

function changesOf(setters: readonly Setter[], facts: Facts): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const { field, value } of setters) {
    const after = value(facts);
    const before = facts.record[field] ?? null;
    if (after !== undefined && canonicalJson(before) !== canonicalJson(after))
      changes.push({ field, before, after });
  }
  return changes;
}

function priorityIn(wanted: unknown, preparing: Preparing): Priority | null {
  if (wanted === undefined) return null;
  const priority = PRIORITIES.find((each) => each === wanted);
  if (priority !== undefined) return priority;
  const noted = error(
    'priority-unknown',
    `${preparing.at}.settings.priority`,
    `${JSON.stringify(wanted)} is not a priority.`,
    `Write one of ${PRIORITIES.join(', ')}.`,
  );
  preparing.note(misspelt(noted, String(wanted), PRIORITIES));
  return null;
}
