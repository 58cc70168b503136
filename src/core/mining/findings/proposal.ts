// What should be changed? In words for the reader, and as data that Design applies to a workflow whose stages carry the
// names observed in the log.
import type { Milliseconds } from '../../base/index.ts';

/** One proposed change. **shape**: `change` is null where no single edit of a workflow would do it. */
export type Proposal = { readonly text: string; readonly change: ProposedChange | null };

/** A change of a workflow in the words of a log. **shape**: activities by their names there. **units**: `dueMs` working time. */
export type ProposedChange =
  | { readonly kind: 'remove-stage'; readonly activity: string }
  | { readonly kind: 'merge-stages'; readonly activities: readonly [string, string] }
  | { readonly kind: 'add-people'; readonly activity: string }
  | {
      readonly kind: 'choose-owner';
      readonly activity: string;
      readonly choose: 'least-loaded' | 'round-robin' | 'pull';
    }
  | { readonly kind: 'set-due'; readonly activity: string; readonly dueMs: Milliseconds }
  | {
      readonly kind: 'skip-when';
      readonly activity: string;
      readonly field: string;
      readonly test: 'at-most' | 'is';
      readonly value: string;
    }
  | { readonly kind: 'require-fields'; readonly activity: string; readonly fields: readonly string[] }
  | {
      readonly kind: 'add-transition';
      readonly from: string;
      readonly to: string;
      readonly when: string | null;
    }
  | { readonly kind: 'keep-one-owner'; readonly activities: readonly string[] }
  | { readonly kind: 'carry-field'; readonly field: string; readonly from: string; readonly to: string };
