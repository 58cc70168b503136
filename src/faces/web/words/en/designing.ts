// What the pages Design, Automate, Calls and mails, Versions and the move of running cases say; fetched with them.
import { automate } from './automate.ts';
import { deliveries } from './deliveries.ts';
import { design } from './design.ts';
import { trying } from './trying.ts';
import { migration, versions } from './versions.ts';

export const designing = { automate, deliveries, design, trying, versions, migration } as const;
