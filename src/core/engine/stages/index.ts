// The stage kinds there are. To add one: write its file, and one line here.
import { approval } from './approval.ts';
import { automatic } from './automatic.ts';
import { decide } from './decide.ts';
import { end } from './end.ts';
import { join } from './join.ts';
import { scope } from './scope.ts';
import { split } from './split.ts';
import type { StageKind } from './stage-kind.ts';
import { subflow } from './subflow.ts';
import { wait } from './wait.ts';
import { work } from './work.ts';

/** Every stage kind, in the order in which the palette shows them. */
export const STAGE_KINDS: readonly StageKind[] = [
  work,
  approval,
  automatic,
  decide,
  split,
  join,
  subflow,
  wait,
  scope,
  end,
];

const byName: ReadonlyMap<string, StageKind> = new Map(STAGE_KINDS.map((kind) => [kind.kind, kind]));

/** The kind of a name; undefined where there is none. */
export const stageKind = (name: string): StageKind | undefined => byName.get(name);
