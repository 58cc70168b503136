// Tests that what a schema finds wrong is said in words a reader can act on.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultInWords } from './fault-words.ts';

const schema = z.strictObject({
  text: z.string().min(1).max(5).optional(),
  short: z.string().min(8, 'Please use at least 8 characters').optional(),
  count: z.int().max(10).optional(),
  list: z.array(z.string()).min(2).optional(),
  kind: z.enum(['day', 'week']).default('day'),
  needed: z.boolean(),
});

const words = (given: object) =>
  schema
    .safeParse({ needed: true, ...given })
    .error?.issues.map(faultInWords)
    .join('; ');

describe('what a schema found wrong', () => {
  it('says how much to give', () => {
    expect(words({ text: '' })).toBe('Give at least 1 character');
    expect(words({ text: 'too long' })).toBe('Give at most 5 characters');
    expect(words({ count: 11 })).toBe('Give at most 10');
    expect(words({ list: ['a'] })).toBe('Give at least 2 entries');
  });

  it('says what kind to give, and what is missing', () => {
    expect(words({ text: 5 })).toBe('Give a text');
    expect(words({ needed: undefined })).toBe('This is missing: give true or false');
    expect(words({ kind: 'year' })).toBe('Give one of: day, week');
    expect(words({ more: 1 })).toBe('"more" is not known here');
  });

  it('leaves our own messages as they are', () => {
    expect(words({ short: 'a' })).toBe('Please use at least 8 characters');
  });
});
