// The shape of a setting as JSON Schema says it, as far as forms need it.
import type { Json } from '../../../../core/base/index.ts';
import { type Action, titleFromId } from '../../../../core/model/index.ts';

export type JsonShape = {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly Json[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly default?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonShape;
  readonly anyOf?: readonly JsonShape[];
  readonly properties?: { readonly [name: string]: JsonShape };
  readonly additionalProperties?: JsonShape | boolean;
};

export const titleOfSetting = (name: string, { title }: JsonShape): string => title ?? titleFromId(name);

/** A choice among fixed words: `never: requester`, or nothing. Undefined where it is something else. */
export function wordsIn({ anyOf, enum: words, const: only }: JsonShape): readonly string[] | undefined {
  if (typeof only === 'string') return [only];
  if (words !== undefined) return words.filter((word) => typeof word === 'string');
  if (anyOf === undefined) return undefined;
  const each = anyOf.filter(({ type }) => type !== 'null').map(wordsIn);
  return each.every((found) => found !== undefined) ? each.flat() : undefined;
}

export const mayBeNothing = ({ anyOf }: JsonShape): boolean =>
  anyOf?.some(({ type }) => type === 'null') === true;

/** Actions in either way of writing them: `{ kind, settings }`, or `{ notify: { … } }`. */
export function actionsIn(value: Json | undefined): readonly Action[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((each): Action[] => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return [];
    const written = each as { readonly [key: string]: Json };
    if (typeof written.kind === 'string') return [written as unknown as Action];
    const [kind, settings] = Object.entries(written)[0] ?? [];
    return kind === undefined ? [] : [{ kind, settings: (settings ?? {}) as Action['settings'] }];
  });
}
