// What the pages say by which an office is run: people and settings; fetched with them.
import { people } from './people.ts';
import { settings } from './settings.ts';

export const office = { people, settings } as const;
