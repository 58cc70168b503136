// The English catalogue: one file a page. Add one import and one line.
import { form } from './form.ts';
import { frame } from './frame.ts';
import { people } from './people.ts';
import { settings } from './settings.ts';
import { welcome } from './welcome.ts';

export const en = { form, frame, people, settings, welcome } as const;
