// What designing stands on: the database, the clock, who is there, and where the templates lie.
import type { Directory } from '../../../core/model/index.ts';
import type { Analyst } from '../../analysis/index.ts';
import type { Ground } from '../people.ts';

/** `templates` is the folder of the examples. */
export type DesignGround = Ground & {
  readonly directoryOf: (workspaceId: string) => Promise<Directory>;
  readonly templates: string;
  /** Reads what would hold up the server for too long. */
  readonly analyst: Analyst;
};

/** **units**: characters that are read in some tens of milliseconds; what is longer is read in the thread of analysis. */
export const READ_AT_ONCE = 12_000;
