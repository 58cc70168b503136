import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { arbitraryWorkflow } from '../../../../test/arbitrary/workflow.ts';
import { readJsonSource } from './read-json.ts';
import { workflowJsonSchema } from './schema.ts';
import { writeWorkflow } from './write-workflow.ts';

const shape = z.fromJSONSchema(workflowJsonSchema as Parameters<typeof z.fromJSONSchema>[0]);
const fits = (text: string) => shape.safeParse(readJsonSource(text).value).success;

describe('the schema of a source', () => {
  it('MODEL-S9 takes every source that the writer writes', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const read = shape.safeParse(readJsonSource(writeWorkflow(workflow)).value);
        expect(read.error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('MODEL-S10 refuses what the reader refuses by its shape', () => {
    expect(fits('workflow: x\nstages: { check: { owner: requester } }')).toBe(true);
    for (const faulty of [
      'titel: X\nworkflow: x',
      'title: X',
      'workflow: x\nrecord: { amount: cash }',
      'workflow: x\nstages: { check: { next: [{ when: a }] } }',
      'workflow: x\nstages: { check: { owner: { team: a, person: b } } }',
      'workflow: x\nautomations: [{ do: [] }]',
      'workflow: x\nstages: []',
    ]) {
      expect([faulty, fits(faulty)]).toEqual([faulty, false]);
    }
  });
});
