// What any stage may say about when it begins and what it ends, whatever its kind: these settings are read here, not by the kind.

import { z } from 'zod';
import type { Stage } from '../../../model/index.ts';
import type { CompiledFlow, Preparing } from '../../compile/compiled.ts';
import { readSettings } from '../../compile/read-settings.ts';
import { unknownStage } from '../../validate/misspelt.ts';

/** The settings that every kind of stage takes besides its own. */
export const flowSettings = z.strictObject({
  alone: z.string().min(1).optional().meta({
    title: 'One at a time',
    description: 'Of all stages with the same word, one is worked at a time.',
  }),
  while: z
    .strictObject({ at: z.array(z.string()).min(1), else: z.string().optional() })
    .optional()
    .meta({
      title: 'Open only while',
      description: 'The case is at one of these stages too; else it goes on there.',
    }),
  'on-demand': z
    .boolean()
    .optional()
    .meta({ title: 'Started when needed', description: 'By whoever works on the case, as often as needed.' }),
  cancels: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ title: 'Cancels', description: 'What is at these stages is withdrawn as this one begins.' }),
  repeat: z
    .string()
    .optional()
    .meta({ title: 'Again while', description: 'The stage begins anew as long as this rule holds.' }),
});

export const FLOW_KEYS: readonly string[] = Object.keys(flowSettings.shape);

/** The settings that are the kind's own, and those that any stage may have. */
export function partSettings({ settings }: Stage): { own: Stage['settings']; flow: Stage['settings'] } {
  const entries = Object.entries(settings);
  return {
    own: Object.fromEntries(entries.filter(([key]) => !FLOW_KEYS.includes(key))),
    flow: Object.fromEntries(entries.filter(([key]) => FLOW_KEYS.includes(key))),
  };
}

/** Makes them ready; null where there are none or they do not fit, which is then noted. */
export function compileFlow(
  { id, title }: Stage,
  flow: Stage['settings'],
  preparing: Preparing,
): CompiledFlow | null {
  if (Object.keys(flow).length === 0) return null;
  const at = `stages.${id}`;
  const read = readSettings(flowSettings, flow, { at, of: `the stage "${title}"`, note: preparing.note });
  if (read === null) return null;
  const { alone, while: open, cancels = [], repeat } = read.settings;
  const named = [...(open?.at ?? []), ...(open?.else === undefined ? [] : [open.else]), ...cancels];
  for (const stage of named) {
    if (!preparing.workflow.stages.some((each) => each.id === stage))
      preparing.note(unknownStage(`${at}.settings`, stage, preparing.workflow));
  }
  return {
    alone: alone ?? null,
    while: open === undefined ? null : { at: open.at, else: open.else ?? null },
    onDemand: read.settings['on-demand'] === true,
    cancels,
    repeat: repeat === undefined ? null : preparing.condition(repeat, `${at}.settings.repeat`),
  };
}
