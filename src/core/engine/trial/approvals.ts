// An approval as the tests of decisions speak of it: by Bo and Cy of finance, asked by Ana.
import type { Json } from '../../base/index.ts';
import { blankOutcome, blankStage, type Stage, type Workflow } from '../../model/index.ts';
import { validate } from '../validate/validate.ts';
import type { Asked } from './given.ts';
import { office } from './people.ts';
import { END, oneStage } from './workflows.ts';

const REFUSED = blankStage('refused', { kind: 'end' });
export const outcomes = [
  blankOutcome('approved', 'done'),
  blankOutcome('rejected', 'refused', { needs: ['reason'] }),
  blankOutcome('later', 'refused'),
];

/** An approval of the given kind, by Bo and Cy of finance unless it says who. */
export const approval = (decides: Json, more: Partial<Stage> = {}): Workflow =>
  oneStage(
    {},
    {
      stages: [
        blankStage('check', {
          kind: 'approval',
          owner: { kind: 'team', team: 'finance', choose: 'round-robin' },
          outcomes,
          settings: { decides },
          ...more,
        }),
        END,
        REFUSED,
      ],
    },
  );

export const WHO = [{ owner: 'person bo' }, { owner: 'person cy' }, { owner: 'person max' }];
export const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '100' } }];
export const decide = (by: string, workItem: string, outcome = 'approved', more: object = {}): Asked => [
  'CompleteWorkItem',
  { by, workItem, outcome, reason: 'So', ...more },
];
export const [BO, CY, MAX] = ['c/2', 'c/4', 'c/6'] as const;
export const faults = (workflow: Workflow): string[] => validate(workflow, office).map(({ code }) => code);
