import { describe, expect, test } from 'vitest';
import { blankOutcome, blankStage, blankTransition, type OwnerRule } from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { office, officeWith } from '../trial/people.ts';
import { oneStage } from '../trial/workflows.ts';
import { mendSource } from './mend-source.ts';
import { validate } from './validate.ts';

const done = '  done: { kind: end }\n';
const found = (stages: string): string[] =>
  validate(fromSource(stages), office).map(({ code, at }) => `${code} ${at}`);
const parts = '  parts: { kind: split, next: [{ to: a }, { to: b }] }\n';

describe('what follows from another fault', () => {
  test('E6.7 a circle that the drawing shows is told of once, also where branches lead into it', () => {
    expect(
      found(`${parts}${works('a', 'round')}${works('b', 'done')}${works('round', 'round')}${done}`),
    ).toEqual(['dead-end stages.round']);
  });

  test('E6.7 where stages may be started when needed, one that no branch comes to is not called unreachable', () => {
    const stages = `  parts: { kind: split, next: [{ to: a }, { to: stop }] }\n${works('a', 'done')}  stop: { kind: end, ends: case }\n`;
    expect(found(stages + done)).toEqual(['never-entered stages.a']);
    const needed = `  help: { kind: work, owner: person cy, due: no deadline, on-demand: true, next: done }\n`;
    expect(found(stages + needed + done)).toEqual([]);
  });

  test('E6.8 too many states are told of at the first split', () => {
    const many = Array.from({ length: 12 }, (_, at) => `w${at}`);
    const stages = `  parts: { kind: split, next: [${many.map((id) => `{ to: ${id} }`).join(', ')}] }\n${many.map((id) => works(id, 'all')).join('')}  all: { kind: join, owner: person cy, next: later }\n  later: { kind: split, next: [{ to: x }, { to: y }] }\n${works('x', 'last')}${works('y', 'last')}  last: { kind: join, owner: person cy, next: done }\n`;
    expect(found(stages + done)).toEqual(['too-many-states stages.parts']);
  });

  test('E6.3 without a form no stage is called unreachable: nobody says where cases begin', () => {
    const codes = validate(oneStage({}, { intake: [] }), office).map(({ code }) => code);
    expect(codes).not.toContain('unreachable');
  });

  test('E6.4 of a way of twelve stages all are shown, of one more the last twelve', () => {
    const way = (length: number) =>
      Array.from({ length }, (_, n) => works(`s${n}`, n + 1 < length ? `s${n + 1}` : `s${n}`)).join('');
    const shown = (length: number) =>
      validate(fromSource(way(length) + done)).find(({ code }) => code === 'dead-end')?.message ?? '';
    expect(shown(12)).toContain('(S0 → S1 →');
    expect(shown(13)).toContain('(… → S1 → S2 →');
  });

  test('E6.2 an end that has both a way and an outcome is told of', () => {
    const ends = blankStage('done', {
      kind: 'end',
      next: [blankTransition('check')],
      outcomes: [blankOutcome('again', 'check')],
    });
    const [check] = oneStage().stages;
    if (check === undefined) throw new Error('It has a stage.');
    expect(validate(oneStage({}, { stages: [check, ends] })).map(({ code }) => code)).toContain(
      'end-with-ways',
    );
  });
});

describe('who is meant', () => {
  const owned = (owner: OwnerRule, directory = office) =>
    validate(oneStage({ owner }), directory).filter(({ at }) => at.startsWith('stages.check.owner'));

  test('E6.1 a skill that nobody of the team has is told of, whatever else they can', () => {
    const german = { kind: 'team', team: 'finance', choose: 'by-skill', skill: 'german' } as const;
    expect(owned(german, officeWith('bo', { skills: ['french'] })).map(({ code }) => code)).toEqual([
      'skill-unknown',
    ]);
  });

  test('E6.1 a lead who cannot sign in is nobody, whoever else is in the team', () => {
    const lead = { kind: 'lead-of-team', team: 'finance' } as const;
    expect(owned(lead, officeWith('cy', { active: false })).map(({ code }) => code)).toEqual(['unowned']);
    expect(owned(lead, officeWith('bo', { active: false }))).toEqual([]);
  });

  test('E6.15 of fields that read alike only one that holds a person is meant', () => {
    const { record } = oneStage();
    const { who, note } = record;
    if (who === undefined || note === undefined) throw new Error('It has both.');
    const meant = (fields: object) =>
      validate(
        oneStage({ owner: { kind: 'field', field: 'aprover' } }, { record: { ...record, ...fields } }),
        office,
      ).find(({ code }) => code === 'owner-field-unknown')?.fix?.words;
    expect(meant({ approver: who })).toContain('approver');
    expect(meant({ approver: note })).toBeUndefined();
  });
});

describe('mending a source', () => {
  test('E6.14 what can be mended is, though something before it only its author can say', () => {
    const source = `workflow: small
record: { amount: { type: number } }
intake: [{ form: { fields: [amount], from: [people] }, starts: look }]
stages:
  look: { kind: work, owner: requester, due: 1 day, next: [{ to: nowhere-at-all }] }
  check: { kind: work, owner: requester, next: [{ to: done }] }
  done: { kind: end }
`;
    const { done: mended, left } = mendSource(source);
    expect(left.map(({ code }) => code)).toContain('stage-unknown');
    expect(mended.map(({ code }) => code)).toContain('no-due');
  });
});
