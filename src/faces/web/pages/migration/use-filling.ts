// What was filled in for cases that need fields: for all of them and for one, and how many have all they need by it.
import { useState } from 'react';
import type { MigrationPreview } from '../../wire.ts';
import type { Filling } from './needed-fields.tsx';

type Values = { readonly [field: string]: string };

export function useFilling({ fields }: MigrationPreview): Filling {
  const [forAll, setForAll] = useState<Values>({});
  const [ofCase, setOfCase] = useState<{ readonly [caseId: string]: Values }>({});
  return {
    ...{ fields, forAll, ofCase },
    fillAll: (field, value) => setForAll((old) => ({ ...old, [field]: value })),
    fillOne: (caseId, field, value) =>
      setOfCase((old) => ({ ...old, [caseId]: { ...old[caseId], [field]: value } })),
  };
}

/** What is not empty. */
export const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

export const filledByCase = (all: Filling['ofCase']): { [caseId: string]: Values } =>
  Object.fromEntries(Object.entries(all).map(([caseId, values]) => [caseId, filled(values)]));

/** How many of the cases that need something have all of it by now; of those that are not shown, by what is filled for all. */
export function filledCount(
  { cases, counts, fields }: MigrationPreview,
  { forAll, ofCase }: Filling,
): number {
  const shown = cases.filter(({ verdict }) => verdict === 'needs');
  const common = filled(forAll);
  const done = shown.filter((each) =>
    each.fields.every(
      ({ field }) => ({ ...common, ...filled(ofCase[each.caseId] ?? {}) })[field] !== undefined,
    ),
  );
  const allFilled = fields.length > 0 && fields.every(({ field }) => common[field] !== undefined);
  return done.length + (allFilled ? counts.needs - shown.length : 0);
}
