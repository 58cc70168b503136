// A pure branch: the first transition whose rule holds is taken at once.
import { z } from 'zod';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, REST } from './stage-kind.ts';

export const decide = defineStageKind({
  kind: 'decide',
  title: 'Decision',
  summary: 'The way on is chosen by rule.',
  worked: false,
  passes: true,
  settings: z.strictObject({}),
  prepare: () => null,
  enter: (progress, here) => wayByRule(progress, here, null),
  on: (progress, here, { what }) => (what === 'completed' ? wayByRule(progress, here, null) : REST),
});
