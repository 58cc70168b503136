// The small calculation of public forms, from both sides: what the page finds, the server takes.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { prove } from '../../src/faces/web/pages/public-form/prove.ts';
import { firstBits, LONGEST } from '../../src/faces/web/pages/public-form/sha-256.ts';
import { createPublicProofs } from '../../src/shell/service/public-proof.ts';

it('hashes every text that fits as the standard says', () => {
  for (let length = 0; length <= LONGEST; length++) {
    const text = 'Millrace: work moves itself. 0123456789 abcdefghijklmnopqrs'.slice(0, length);
    expect(firstBits(text)).toBe(createHash('sha256').update(text).digest().readUInt32BE(0));
  }
});

it('finds what the server takes: for that form, in time, and for one sending', async () => {
  let at = 1_790_000_000_000;
  const proofs = createPublicProofs('secret', () => at);
  const task = proofs.taskFor('form');
  const proof = await prove(task);
  expect(proof.length).toBeLessThanOrEqual(LONGEST);
  expect(proofs.holds('other form', proof, 'one')).toBe(false);
  expect(createPublicProofs('other', () => at).holds('form', proof, 'one')).toBe(false);
  expect(proofs.holds('form', proof.replace(/:\d+$/, ':0'), 'one')).toBe(false);
  expect(proofs.holds('form', undefined, 'one')).toBe(false);
  expect([proofs.holds('form', proof, 'one'), proofs.holds('form', proof, 'one')]).toEqual([true, true]);
  expect(proofs.holds('form', proof, 'two')).toBe(false);
  at += 10 * 60_000 + 1;
  expect(proofs.holds('form', proof, 'one')).toBe(false);
});
