// What is a decision table once it is ready to be asked?

import type { Compiled } from '../constructs/compiling.ts';
import type { CompiledTest, InputSlot } from './compile-cell.ts';
import type { TableSpec } from './table-spec.ts';

export type CompiledInput = InputSlot & { readonly compiled: Compiled; readonly field: string | null };
export type CompiledRow = { readonly tests: readonly CompiledTest[]; readonly values: readonly Compiled[] };

/** A decision table ready to decide. **shape**: `fields` are the names of the scope that it reads, `paths` the parts of them. */
export type Table = {
  readonly spec: TableSpec;
  readonly fields: readonly string[];
  readonly paths: readonly string[];
  readonly inputs: readonly CompiledInput[];
  readonly rows: readonly CompiledRow[];
  readonly otherwise: readonly Compiled[] | null;
  /** The values of each output from the most to the least important. */
  readonly ranks: readonly (readonly Compiled[])[];
  readonly cost: number;
};
