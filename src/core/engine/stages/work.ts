// A person does it: fills the form, ticks the tasks, and picks an outcome where the stage has several ways on.
import { z } from 'zod';
import { wayByRule } from '../flow/ways.ts';
import { offerWork } from '../work/offer-work.ts';
import { defineStageKind, REST } from './stage-kind.ts';

export const work = defineStageKind({
  kind: 'work',
  title: 'Work',
  summary: 'Someone does a piece of work, then hands the case on.',
  worked: true,
  settings: z.strictObject({}),
  prepare: () => null,
  enter(progress, here) {
    offerWork(progress, here, { tasks: here.stage.tasks });
    return REST;
  },
  on(progress, here, happening) {
    return happening.what === 'completed' ? wayByRule(progress, here, happening.outcome) : REST;
  },
});
