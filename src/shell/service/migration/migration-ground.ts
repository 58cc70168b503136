// What moving cases to another version stands on: the database, the clock, ready versions, and the one door for commands.
import type { Handle } from '../handle.ts';
import type { Versions } from '../versions.ts';
import type { WorkGround } from '../work-ground.ts';

export type MigrationGround = WorkGround & { readonly versions: Versions; readonly handle: Handle };
