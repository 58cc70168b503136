// What is typed into a form, and what stood in each of its fields as somebody began to type there: where that has changed since, it is told.
import type { FieldValue } from '../../../../core/model/index.ts';
import { useDraft } from '../../state/draft.ts';
import type { FormValue, FormValues } from './check-record.ts';

type Record = { readonly [field: string]: FieldValue };

export type Theirs = {
  /** Whether a field that is typed into was changed elsewhere since. */
  isChanged(id: string): boolean;
  readonly keepMine: (id: string) => void;
  readonly takeTheirs: (id: string) => void;
  /** Forgets what was typed into these. */
  readonly letGo: (ids: readonly string[]) => void;
};

const UNTOUCHED: FormValues = {};
const NOTHING: Record = {};

/** Under the name the draft is kept; `record` is what stands in the fields now. */
export function useTyped(name: string, record: Record) {
  // Only what was touched is kept: the rest follows the record, should somebody else change it meanwhile.
  const [typed, setTyped, forgetTyped] = useDraft<FormValues>(name, UNTOUCHED);
  const [begun, setBegun, forgetBegun] = useDraft<Record>(`begun:${name}`, NOTHING);
  const now = (id: string): FieldValue => record[id] ?? null;
  const keepMine = (id: string) => setBegun({ ...begun, [id]: now(id) });
  const letGo = (ids: readonly string[]) => {
    setTyped(without(typed, ids));
    setBegun(without(begun, ids));
  };
  const theirs: Theirs = {
    isChanged: (id) =>
      id in typed && id in begun && !isSame(begun[id], now(id)) && !isSame(typed[id] ?? null, now(id)),
    keepMine,
    takeTheirs: (id) => letGo([id]),
    letGo,
  };
  const type = (id: string, value: FormValue) => {
    if (!(id in typed)) keepMine(id);
    setTyped({ ...typed, [id]: value });
  };
  const forget = () => {
    forgetTyped();
    forgetBegun();
  };
  return { typed, type, forget, theirs };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const without = <Value>(from: { readonly [id: string]: Value }, ids: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([id]) => !ids.includes(id)));
