// The operator's word that a restored server may work.
import { connected } from '../beside.ts';
import type { DatabaseOptions } from '../server.ts';
import { quarantine } from '../tables/server-states.ts';

/** Lets a restored server work. **shape**: whether it was waiting. */
export const liftQuarantine = (options: DatabaseOptions): Promise<boolean> =>
  connected(options, ({ above }) => quarantine.lift(above));
