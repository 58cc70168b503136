export {
  beginningOf,
  type LogRead,
  type ReadLogOptions,
  readLogFile,
  readLogStream,
  sizeOf,
} from './read-log.ts';
export { formatOfName, type WriteLogOptions, writeLogFile } from './write-log.ts';
