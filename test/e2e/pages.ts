// The built pages for browser tests, and the server that goes with them: built before, where any source is newer than the last build.
import { join } from 'node:path';
import { buildWhereOld } from '../../scripts/build.ts';

/** The folder to serve. */
export const builtPages = (): string => join(import.meta.dirname, '../../dist/web');

/** Once for a whole run: who walks beside another must not pull the pages away. */
export const makePagesWhereOld = buildWhereOld;
