// The settings of who decides and of `each`, as the designer edits them.
import type { Json } from '../../../../core/base/index.ts';

export type Decider = {
  readonly owner?: Json;
  readonly everyone?: string;
  readonly when?: string;
  readonly weight?: number;
};

export type Decides = {
  readonly by?: string;
  readonly quorum?: number;
  readonly never?: Json | undefined;
  readonly once?: boolean;
  readonly ask?: boolean;
  readonly more?: boolean;
  readonly who?: readonly Decider[];
  readonly after?: { readonly time: string; readonly outcome: string };
};

export type Each = {
  readonly of: string | number;
  readonly run?: string;
  readonly enough?: string | number;
  readonly rest?: string;
  readonly more?: boolean;
};

const isMembers = (value: Json | undefined): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const decidesOf = (value: Json | undefined): Decides =>
  isMembers(value) ? (value as unknown as Decides) : {};

/** `each: items` is short for `each: { of: items }`; null where the stage is done once. */
export function eachOf(value: Json | undefined): Each | null {
  if (typeof value === 'string' || typeof value === 'number') return { of: value };
  return isMembers(value) ? (value as unknown as Each) : null;
}

export function without<Settings extends object>(settings: Settings, name: keyof Settings): Settings {
  const { [name]: _, ...others } = settings;
  return others as Settings;
}
