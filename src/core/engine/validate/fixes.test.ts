import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runnableWorkflow } from '../../../../test/arbitrary/runnable-workflow.ts';
import { blankAutomation, type Diagnostic, edit, type Stage, type Workflow } from '../../model/index.ts';
import { validate } from './validate.ts';

const check = (workflow: Workflow) => validate(workflow, undefined, undefined, ['office']);
const errorsOf = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === 'error').length;

/** As people leave a workflow half done. */
const BREAKS: readonly ((stage: Stage) => Stage)[] = [
  (stage) => ({ ...stage, due: null }),
  (stage) => ({ ...stage, owner: null }),
  (stage) => ({ ...stage, next: stage.next.map((way) => ({ ...way, when: way.when ?? 'amount > 1' })) }),
  (stage) => ({ ...stage, next: [], outcomes: [] }),
  (stage) => ({ ...stage, next: stage.next.map((way) => ({ ...way, carries: [] })) }),
];
/** With the ways that led there. */
function withoutEnds(stages: readonly Stage[]): readonly Stage[] {
  const kept = stages.filter(({ kind }) => kind !== 'end');
  const leads = ({ to }: { to: string }) => kept.some(({ id }) => id === to);
  return kept.map((stage) => ({
    ...stage,
    next: stage.next.filter(leads),
    outcomes: stage.outcomes.filter(leads),
  }));
}
const scheduled = blankAutomation('often', {
  on: 'schedule',
  stage: 's0',
  schedule: { every: 'every day 09:00', calendar: 'moon', once: true },
  do: [{ kind: 'notify', settings: { owner: true, text: 'x' } }],
});
const broken = fc
  .tuple(
    runnableWorkflow,
    fc.array(fc.tuple(fc.nat(6), fc.constantFrom(...BREAKS)), { maxLength: 4 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([workflow, breaks, more, endless]): Workflow => {
    const stages = breaks.reduce<readonly Stage[]>(
      (all, [place, change]) =>
        all.map((stage, index) => (index === place && stage.kind !== 'end' ? change(stage) : stage)),
      endless ? withoutEnds(workflow.stages) : workflow.stages,
    );
    const automations = more ? [...workflow.automations, scheduled] : workflow.automations;
    return { ...workflow, stages, automations, owner: 'max', calendar: more ? 'mars' : 'office' };
  });

describe('fixes', () => {
  test('E6.12 a fix removes what it is for and adds no error', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(broken, (workflow) => {
        const before = check(workflow);
        for (const { code, at, fix } of before) {
          if (fix === undefined) continue;
          seen.add(code);
          const after = check(fix.edits.reduce(edit, workflow));
          expect(after.filter((each) => each.code === code && each.at === at)).toEqual([]);
          expect(errorsOf(after)).toBeLessThanOrEqual(errorsOf(before));
        }
        for (const { edits } of before.flatMap(({ choices = [] }) => choices)) {
          seen.add('choice');
          expect(errorsOf(check(edits.reduce(edit, workflow)))).toBeLessThanOrEqual(errorsOf(before));
        }
      }),
      // So many that each kind of finding comes up.
      { numRuns: 240 },
    );
    for (const code of [
      'no-due',
      'owner-missing',
      'no-otherwise',
      'calendar-unknown',
      'schedule-without-case',
      'no-end',
      'choice',
    ])
      expect(seen).toContain(code);
  });

  test('E6.13 a calendar that is not there is refused, with a fix', () => {
    const [workflow] = fc.sample(runnableWorkflow, { numRuns: 1, seed: 1 });
    if (workflow === undefined) throw new Error('There is no workflow.');
    const found = check({ ...workflow, calendar: 'mars' }).find(({ code }) => code === 'calendar-unknown');
    expect(found).toMatchObject({
      at: 'calendar',
      severity: 'error',
      fix: { words: 'Use the hours of the workspace' },
    });
    for (const calendar of ['office', 'default', null])
      expect(check({ ...workflow, calendar }).map(({ code }) => code)).not.toContain('calendar-unknown');
  });
});
