import { describe, expect, it } from 'vitest';
import { checkValues } from '../../../model/index.ts';
import { office } from '../../trial/people.ts';
import { findPerson } from './find-person.ts';

const reviewer = {
  type: 'person' as const,
  label: 'Reviewer',
  help: null,
  required: false,
  options: [],
  currency: '',
  personal: false,
};
const answer = (sent: string) =>
  checkValues(
    { reviewer },
    [{ field: 'reviewer', required: false }],
    { reviewer: sent },
    { people: findPerson(office) },
  );

describe('a field that names a person', () => {
  it('takes a person of the workspace by id, by key, or by full name', () => {
    const [someone] = Object.values(office.people);
    if (someone === undefined) throw new Error('the trial has people');
    for (const sent of [someone.id, someone.key, someone.name, someone.name.toUpperCase()]) {
      expect(answer(sent)).toEqual({ ok: true, value: { reviewer: someone.id } });
    }
  });

  it.each(['Nobody At All', 'constructor', '__proto__'])('refuses %s', (sent) => {
    expect(answer(sent)).toEqual({
      ok: false,
      problem: [
        { field: 'reviewer', code: 'invalid', message: 'Reviewer takes a person of this workspace.' },
      ],
    });
  });

  it('refuses a name that two go by, and takes the key of one', () => {
    const { bo } = office.people;
    if (bo === undefined) throw new Error('the trial has bo');
    const people = { ...office.people, bo: { ...bo, key: 'b-chen', name: 'Ana Lopez' } };
    expect(findPerson({ ...office, people })('ana lopez')).toBeNull();
    expect(findPerson({ ...office, people })('b-chen')).toBe('bo');
    expect(findPerson({ ...office, people })('bo')).toBe('bo');
  });
});
