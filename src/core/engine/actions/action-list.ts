// How a list of actions reads in a stage's settings.
import { z } from 'zod';

const settings = z.record(z.string(), z.json());

/** One action: its kind and its settings; or, as people write it, `{ notify: { … } }`. */
const action = z.union([
  z.strictObject({ kind: z.string(), settings }),
  z
    .record(z.string(), settings)
    .refine((written) => Object.keys(written).length === 1, 'Write one action as { kind: { settings } }.')
    .transform((written) => {
      const [kind = '', given = {}] = Object.entries(written)[0] ?? [];
      return { kind, settings: given };
    }),
]);

export const actionList = z.array(action);
