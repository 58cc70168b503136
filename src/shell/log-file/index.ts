export {
  beginningOf,
  type LogRead,
  type ReadLogOptions,
  readLogFile,
  readLogStream,
  sizeOf,
} from './read-log.ts';
