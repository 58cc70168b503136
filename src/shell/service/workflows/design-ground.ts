// What designing stands on: the database, the clock, who is there, and where the templates lie.
import type { Directory } from '../../../core/model/index.ts';
import type { Ground } from '../people.ts';

/** `templates` is the folder of the examples. */
export type DesignGround = Ground & {
  readonly directoryOf: (workspaceId: string) => Promise<Directory>;
  readonly templates: string;
};
