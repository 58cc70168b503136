// Before each file of database tests: what its statements are is judged once its tests are done. It stands apart from those
// who listen, since they are read once for many files and this is read for each.
import { afterAll } from 'vitest';
import { judgeWhatWasHeard } from './heard-statements.ts';

afterAll(judgeWhatWasHeard);
