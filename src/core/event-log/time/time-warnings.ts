// What should the reader of the map know about how the times of a file were understood?
import type { ImportWarning } from '../import.ts';
import { isDayFirst, type TimeReader } from './read-instant.ts';

export function timeWarnings(
  reader: TimeReader,
  order: 'day-first' | 'month-first' | undefined,
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (reader.withOffset > 0 && reader.withoutOffset > 0) {
    warnings.push({
      code: 'mixed-time-zones',
      message:
        `${reader.withOffset} times say their time zone and ${reader.withoutOffset} do not. ` +
        'Those that do not were read as UTC; if they are local times, export them with an offset such as +01:00.',
    });
  }
  if (order !== undefined) return warnings;
  if (reader.ambiguous > 0 && reader.dayFirst === 0 && reader.monthFirst === 0) {
    warnings.push({
      code: 'day-or-month',
      message:
        'No date in the file tells whether the day or the month comes first, so 03/04 was read as 3 April. ' +
        'If it is the other way round, choose month first.',
    });
  } else if (reader.dayFirst > 0 && reader.monthFirst > 0) {
    const chosen = isDayFirst(reader) ? 'day' : 'month';
    warnings.push({
      code: 'mixed-date-order',
      message:
        `Some dates put the day first (${reader.dayFirst}), some the month (${reader.monthFirst}). ` +
        `Dates that could be either were read ${chosen} first; dates like 2026-04-03 leave no doubt.`,
    });
  }
  return warnings;
}
