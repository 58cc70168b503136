// What a form for one kind of filter is given, and how it tells what it makes.
import type { CaseColumns } from '../../../wire.ts';
import type { Filter } from '../../flow/flow-filter.ts';
import type { FlowSource } from '../../flow/flow-source.ts';

export type FormProps = {
  source: FlowSource;
  activities: readonly string[];
  columns: CaseColumns;
  /** Called with every change; null while something is missing. */
  onFilter: (filter: Filter | null) => void;
};
