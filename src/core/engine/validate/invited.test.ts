import { describe, expect, test } from 'vitest';
import type { Directory } from '../../model/index.ts';
import { office } from '../trial/people.ts';
import { oneStage } from '../trial/workflows.ts';
import { validate } from './validate.ts';

const withInvitation: Directory = {
  ...office,
  people: Object.fromEntries(
    Object.entries(office.people).map(([id, person]) => [
      id,
      person.canSignIn ? person : { ...person, invited: true },
    ]),
  ),
};
const stranger = Object.values(office.people).find(({ canSignIn }) => !canSignIn)?.key ?? '';
const workflow = oneStage({ owner: { kind: 'person', person: stranger } });
const codes = (directory: Directory) =>
  validate(workflow, directory).map(({ code, severity }) => [code, severity]);

describe('An owner who was invited', () => {
  test('E6.1 does not block publishing; who was not invited does', () => {
    expect(codes(office)).toContainEqual(['unowned', 'error']);
    expect(codes(withInvitation)).toContainEqual(['owner-awaited', 'advice']);
    expect(codes(withInvitation)).not.toContainEqual(['unowned', 'error']);
  });
});
