// What a person said of the columns, as the reader of a file takes it.
import type { ImportOptions } from '../../../../core/event-log/index.ts';
import type { Mapping } from '../import-log/use-import.ts';

export const optionsOf = ({ columns, dateOrder }: Mapping): ImportOptions => ({
  columns: Object.fromEntries(Object.entries(columns).filter(([, column]) => column)),
  ...(dateOrder === null ? {} : { dateOrder }),
});
