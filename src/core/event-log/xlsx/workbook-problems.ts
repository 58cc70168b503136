// Why a workbook gives no log, and what to do then.
import type { ImportProblem } from '../import.ts';
import type { ZipFault } from './read-zip.ts';

/** **units**: bytes, of the file as it lies and of what comes out of it. */
export const LARGEST_WORKBOOK = 1 << 28;
export const MOST_UNPACKED = 1.5 * 2 ** 30;

export const TOO_LARGE: ImportProblem = {
  code: 'too-large',
  message: 'The workbook holds more than can be read.',
  remedy: 'Save the sheet with the history as CSV, or take a shorter time.',
};

export const PROTECTED: ImportProblem = {
  code: 'protected-workbook',
  message: 'The file is a workbook with a password, or one in the old form .xls.',
  remedy: 'Open it in a spreadsheet program and save it as .xlsx without a password, or as CSV.',
};

const BROKEN: ImportProblem = {
  code: 'broken-workbook',
  message: 'The workbook is damaged or was cut off.',
  remedy: 'Take it again, or open it in a spreadsheet program and save it as CSV.',
};

export const NO_WORKBOOK: ImportProblem = {
  code: 'not-a-log',
  message: 'The file is a zip archive, but not a workbook (.xlsx).',
  remedy: 'Take the log out of the archive, or save it as .xlsx or CSV.',
};

export const NO_TABLE: ImportProblem = {
  code: 'no-usable-row',
  message: 'No sheet of the workbook has a table of at least three columns.',
  remedy: 'Put the history on a sheet of its own: a row of names, and below it a row for each event.',
};

export const problemOf = (fault: ZipFault): ImportProblem =>
  fault === 'too-large' ? TOO_LARGE : fault === 'encrypted' ? PROTECTED : BROKEN;

export const brokenWorkbook = (): ImportProblem => BROKEN;
