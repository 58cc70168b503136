// Gives the open work to somebody else: a person, one of a team, whom a field names, or whom an owner rule finds.
import { z } from 'zod';
import { type OwnerRule, ownerFromText, ownerToText, type StageId, TEAM_CHOICES } from '../../model/index.ts';
import type { Preparing } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';
import { personByKey } from '../owners/named/person-of.ts';
import { defineActionKind, OWNER } from './action-kind.ts';
import { knownField, knownStage } from './known.ts';

const settings = z.strictObject({
  person: z.string().optional().meta({ title: 'Person' }),
  team: z.string().optional().meta({ title: 'Team' }),
  choose: z
    .enum(TEAM_CHOICES)
    .exclude(['pull'])
    .optional()
    .meta({ title: 'Whom of the team', description: 'In turn, where nothing is said.' }),
  field: z.string().optional().meta({ title: 'Whom a field names' }),
  rule: z.string().optional().meta({
    title: 'Or a rule',
    description: 'requester, requester.manager, owner of check, lead of finance',
  }),
  stage: z.string().optional().meta({ title: 'Only at' }),
});
type Written = z.output<typeof settings>;

export const assignAction = defineActionKind({
  kind: 'assign',
  title: 'Assign',
  automationsOnly: true,
  settings,
  prepare(written, preparing): { rule: OwnerRule; stage: StageId | null } {
    const rules = rulesIn(written);
    const [rule] = rules;
    const { at } = preparing;
    if (written.field !== undefined) knownField(preparing, written.field, `${at}.settings.field`);
    const stage = written.stage ?? null;
    if (stage !== null) knownStage(preparing, stage, `${at}.settings.stage`);
    if (rule === undefined || rules.length > 1) noteWhom(preparing, rules.length);
    return { rule: rule ?? { kind: 'requester' }, stage };
  },
  touches: () => [OWNER],
  plan({ rule, stage }, { progress }) {
    return { deeds: [{ does: 'assign', rule, stage }], did: `assigned to ${wordsFor(rule, progress)}` };
  },
});

function rulesIn({ person, team, choose = 'round-robin', field, rule }: Written): OwnerRule[] {
  const read = rule === undefined ? null : ownerFromText(rule.trim());
  return [
    ...(person === undefined ? [] : [{ kind: 'person', person } as const]),
    ...(team === undefined ? [] : [{ kind: 'team', team, choose } as const]),
    ...(field === undefined ? [] : [{ kind: 'field', field } as const]),
    ...(read === null ? [] : [read]),
  ];
}

function noteWhom({ note, at }: Preparing, count: number): void {
  note({
    code: 'assign-to-one',
    severity: 'error',
    at,
    message: count === 0 ? 'This does not say who gets the work.' : 'This names several who get the work.',
    remedy: 'Name one: a person, a team, a field, or a rule such as lead of finance.',
  });
}

function wordsFor(rule: OwnerRule, { directory, compiled }: Readonly<Progress>): string {
  if (rule.kind === 'team') return directory.teams[rule.team]?.name ?? rule.team;
  if (rule.kind === 'field') return compiled.workflow.record[rule.field]?.label ?? rule.field;
  if (rule.kind !== 'person') return ownerToText(rule);
  return personByKey(directory, rule.person)?.name ?? rule.person;
}
