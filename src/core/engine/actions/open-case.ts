// Opens a case of another workflow, its fields filled from this one. The world outside does it and reports back.

import { z } from 'zod';
import type { Json } from '../../base/index.ts';
import type { TextTemplate } from '../compile/compiled.ts';
import { defineActionKind } from './action-kind.ts';
import { knownField } from './known.ts';

const settings = z.strictObject({
  workflow: z.string().min(1).meta({ title: 'Workflow' }),
  values: z
    .record(z.string(), z.string())
    .default({})
    .meta({ title: 'Fields', description: 'A field there, and the field here that fills it.' }),
  title: z.string().optional().meta({ title: 'Title', description: 'May name fields, such as {{subject}}.' }),
});

type Ready = {
  readonly workflow: string;
  readonly mapped: readonly (readonly [there: string, here: string])[];
  readonly title: TextTemplate | null;
};

export const openCaseAction = defineActionKind({
  kind: 'open-case',
  title: 'Open a case',
  settings,
  prepare({ workflow, values, title }, preparing): Ready {
    for (const [there, here] of Object.entries(values)) {
      knownField(preparing, here, `${preparing.at}.settings.values.${there}`);
    }
    const text = title === undefined ? null : preparing.text(title, `${preparing.at}.settings.title`);
    return { workflow, mapped: Object.entries(values), title: text };
  },
  plan({ workflow, mapped, title }, { facts, progress }) {
    const values: { [field: string]: Json } = {};
    for (const [there, here] of mapped) {
      const value = facts.record[here];
      if (value !== undefined) values[there] = value;
    }
    const { caseId, requester, requesterName, depth } = progress.state;
    const named = title === null ? {} : { title: title(facts) };
    const deep = depth === undefined ? {} : { depth };
    const settings = { workflow, values, parent: caseId, requester, requesterName, ...named, ...deep };
    return {
      deeds: [{ does: 'effect', kind: 'open-case', settings }],
      did: `asked to open a case of ${workflow}`,
    };
  },
});
