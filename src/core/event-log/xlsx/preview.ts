// What will a workbook be read as? Its columns, the guess and the first rows, for a person to correct before the import.
import { type Result, succeed } from '../../base/index.ts';
import type { Names } from '../columns/dictionary.ts';
import { type CsvPreview, previewOf } from '../csv/preview.ts';
import type { ImportProblem, UsedColumns } from '../import.ts';
import { tableIn, workbookIn } from './find-table.ts';
import { sharedStrings } from './strings.ts';

// A look must not keep a server from answering others.
const MOST_LOOKED_AT = 1 << 26;
const NO_TEXTS: Names = { size: 0, bytes: new Uint8Array(0), offsets: new Uint32Array(1) };

/** The columns, the guess and the first rows of a workbook that is wholly in memory, for a person to correct. */
export function previewXlsx(
  file: Uint8Array,
  given: Partial<UsedColumns> = {},
): Result<CsvPreview, ImportProblem> {
  const opened = workbookIn(file, MOST_LOOKED_AT);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const texts = (most: number) => {
    const strings = most === 0 ? NO_TEXTS : sharedStrings(workbook, most);
    return strings === 'too-large' ? NO_TEXTS : strings;
  };
  const table = tableIn(workbook, texts, given);
  return table.ok ? succeed(previewOf(table.value.look, '', given)) : table;
}
