// The log holds what is needed to find the place, and nothing that somebody typed.
import { expect, test } from 'vitest';
import { errorForLog } from './log-line.ts';

const thrownBy = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
};

test.each([
  [new Error('password of postgres://app:geheim@db:5432/x is wrong')],
  [new Error('https://hooks.example.org/services/geheim?token=geheim did not answer')],
  [new Error('The mail server said: 550 no such user geheim@example.org.')],
  [new Error('invalid input syntax for type integer: "geheim"')],
  [new Error('malformed array literal: "{geheim"')],
  [new Error('value "geheim" is out of range for type integer')],
  [new Error('the secret whsec_geheim0123 was refused')],
  [thrownBy('{"name": geheim}')],
  [new Error('It failed', { cause: new Error('geheim@example.org is gone') })],
  [
    Object.assign(new Error('duplicate key value'), {
      detail: 'Key (name)=(geheim)',
      parameters: ['geheim'],
    }),
  ],
  ['geheim@example.org'],
])('nothing secret of %s', (error) => {
  expect(JSON.stringify(errorForLog(error))).not.toContain('geheim');
});

test('what helps to find the place is left', () => {
  const told = JSON.stringify(
    errorForLog(Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' })),
  );
  expect(told).toContain('connect ECONNREFUSED 10.0.0.5:5432');
  expect(told).toContain('log-line.test.ts');
  expect(errorForLog(new Error('http://localhost:4700 is taken'))).toMatchObject({
    message: 'http://localhost:4700 is taken',
  });
});
