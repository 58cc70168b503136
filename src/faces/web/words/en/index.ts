// The English catalogue: one file a page. Add one import and one line.
import { chart } from './chart.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { map } from './map.ts';
import { people } from './people.ts';
import { settings } from './settings.ts';
import { welcome } from './welcome.ts';
import { workflow } from './workflow.ts';

export const en = { chart, form, frame, map, people, settings, welcome, workflow } as const;
