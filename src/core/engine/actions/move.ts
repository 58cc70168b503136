// Moves the case to another stage, wherever it stands or from one stage alone; open work there is withdrawn with the reason.
import { z } from 'zod';
import type { StageId } from '../../model/index.ts';
import type { TextTemplate } from '../compile/compiled.ts';
import { defineActionKind, STAGE } from './action-kind.ts';
import { knownStage } from './known.ts';

const settings = z.strictObject({
  to: z.string().min(1).meta({ title: 'To' }),
  from: z.string().optional().meta({ title: 'Only from' }),
  reason: z
    .string()
    .optional()
    .meta({ title: 'Reason', description: 'May name fields, such as {{subject}}.' }),
});

type Ready = {
  readonly to: StageId;
  readonly from: StageId | null;
  readonly reason: TextTemplate | null;
};

export const moveAction = defineActionKind({
  kind: 'move',
  title: 'Move the case',
  automationsOnly: true,
  settings,
  prepare({ to, from, reason }, preparing): Ready {
    const { at } = preparing;
    knownStage(preparing, to, `${at}.settings.to`);
    if (from !== undefined) knownStage(preparing, from, `${at}.settings.from`);
    const text = reason === undefined ? null : preparing.text(reason, `${at}.settings.reason`);
    return { to, from: from ?? null, reason: text };
  },
  touches: () => [STAGE],
  plan({ to, from, reason: text }, { facts, progress }) {
    const reason = text?.(facts) ?? 'By an automation';
    const title = progress.compiled.stages.get(to)?.title ?? to;
    const why = text === null ? '' : ` (${reason})`;
    return { deeds: [{ does: 'move', to, from, reason }], did: `moved to ${title}${why}` };
  },
});
