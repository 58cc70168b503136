// What an action is: how its settings read, and what it would do. Pure: a description, carried out by the engine.
import type { z } from 'zod';
import type { Json } from '../../base/index.ts';
import type { FieldChange, OwnerRule, PersonId, Priority, StageId } from '../../model/index.ts';
import type { Facts, Preparing } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';

/** What an action would do. `effect`: something for the world outside, which reports back. */
export type Deed =
  | { readonly does: 'change'; readonly changes: readonly FieldChange[] }
  | { readonly does: 'prioritise'; readonly priority: Priority }
  | { readonly does: 'notify'; readonly people: readonly PersonId[]; readonly text: string }
  | { readonly does: 'effect'; readonly kind: string; readonly settings: Json }
  | CaseDeed;

/** What is done to where the case stands and to its open work: by automations alone, after the change they answer. `stage` null: wherever it is. */
export type CaseDeed =
  | { readonly does: 'assign'; readonly rule: OwnerRule; readonly stage: StageId | null }
  | {
      readonly does: 'move';
      readonly to: StageId;
      readonly from: StageId | null;
      readonly reason: string;
    }
  | { readonly does: 'add-tasks'; readonly tasks: readonly string[]; readonly stage: StageId | null };

/** The deeds, and what they amount to in words for the history. */
export type Plan = { readonly deeds: readonly Deed[]; readonly did: string };

export type Planning = { readonly facts: Facts; readonly progress: Readonly<Progress> };

export type ActionKind<Settings = unknown, Ready = unknown> = {
  readonly kind: string;
  readonly title: string;
  readonly settings: z.ZodType<Settings>;
  /** True where an automatic stage may not have it, since it changes where the case stands or who has its work. */
  readonly automationsOnly?: true;
  /** Makes settings ready once per version; notes what is wrong with them. */
  prepare(settings: Settings, preparing: Preparing): Ready;
  plan(ready: Ready, planning: Planning): Plan;
  /** What it sets: fields of the record, `priority`, `OWNER` or `STAGE`; absent where it sets nothing. */
  touches?(ready: Ready): readonly string[];
};

/** What an action sets besides fields; no field may be called so. */
export const OWNER = '#owner';
export const STAGE = '#stage';

export const defineActionKind = <Settings, Ready>(kind: ActionKind<Settings, Ready>): ActionKind => kind;
