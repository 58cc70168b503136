// What can a pattern say? Its parts once it is read, and what is wrong where it cannot be.

/** A stretch of characters, or those of which something holds. **units**: code points, both ends included. */
export type Member =
  | { readonly low: number; readonly high: number }
  | { readonly holds: (code: number) => boolean };

/** A set of characters, before upper and lower case are made alike. **shape**: `not` takes all others. */
export type Characters = { readonly not: boolean; readonly members: readonly Member[] };

export type Edge = 'start' | 'end' | 'word-edge' | 'no-word-edge';

/** A part of a pattern. **shape**: groups are numbered from 1 where they keep what they match, null where not; `most` may be infinite. */
export type Part =
  | { readonly kind: 'characters'; readonly of: Characters }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly ways: readonly Part[] }
  | { readonly kind: 'group'; readonly number: number | null; readonly of: Part }
  | {
      readonly kind: 'repeat';
      readonly of: Part;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

/** How a pattern is meant. **shape**: `i` takes upper and lower case alike, `s` lets the dot take line ends, `m` makes ^ and $ mean lines. */
export type Flags = { readonly i: boolean; readonly s: boolean; readonly m: boolean };

/** What is wrong with a pattern, and what to write instead. */
export type PatternFault = { readonly message: string; readonly remedy: string };

export const isLineEnd = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
