// The people of the engine's tests: a small finance office, and somebody who was only ever seen in a log.
import type { Directory, Person } from '../../model/index.ts';

export const MONDAY = Date.UTC(2026, 0, 5, 9);

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  key: id,
  name,
  canSignIn: true,
  active: true,
  manager: null,
  deputy: null,
  absences: [],
  ...more,
});

const everybody = [
  person('ana', 'Ana Lopez', { manager: 'max' }),
  person('bo', 'Bo Chen'),
  person('cy', 'Cy Young', { deputy: 'bo' }),
  person('max', 'Max Weber'),
  person('old', 'Only In A Log', { canSignIn: false }),
];

export const office: Directory = {
  people: Object.fromEntries(everybody.map((each) => [each.id, each])),
  teams: {
    finance: { key: 'finance', name: 'Finance', lead: 'cy', members: ['bo', 'cy'] },
    seen: { key: 'seen', name: 'Seen in the log', lead: null, members: ['old'] },
  },
  fallback: 'max',
  openWork: { bo: 3, cy: 1 },
  turns: {},
};

/** The office with one person changed. */
export const officeWith = (id: string, more: Partial<Person>): Directory => {
  const found = office.people[id];
  if (found === undefined) throw new RangeError(`Nobody is called ${id}.`);
  return { ...office, people: { ...office.people, [id]: { ...found, ...more } } };
};
