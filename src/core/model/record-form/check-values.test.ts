import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_TYPES, type Field, type FieldType } from '../record.ts';
import { checkValues, type FormInput } from './check-values.ts';
import { moneyFromText, moneyToText } from './money.ts';

const field = (type: FieldType, more: Partial<Field> = {}): Field => ({
  type,
  label: 'Thing',
  help: null,
  required: false,
  options: type === 'choice' ? ['a', 'b'] : [],
  currency: type === 'money' ? 'EUR' : '',
  personal: false,
  ...more,
});

const check = (type: FieldType, sent: unknown, required = false, more: Partial<Field> = {}) =>
  checkValues({ x: field(type, more) }, [{ field: 'x', required }], { x: sent });

const value = (type: FieldType, sent: unknown, more: Partial<Field> = {}) => {
  const checked = check(type, sent, false, more);
  return checked.ok ? checked.value.x : checked.problem[0]?.message;
};

describe('form input', () => {
  it('MODEL-F1 becomes typed values', () => {
    expect(value('money', '12.50')).toEqual({ minor: 1250, currency: 'EUR' });
    expect(value('money', '12,5')).toEqual({ minor: 1250, currency: 'EUR' });
    expect(value('money', 12.5)).toEqual({ minor: 1250, currency: 'EUR' });
    expect(value('money', '1200', { currency: 'JPY' })).toEqual({ minor: 1200, currency: 'JPY' });
    expect(value('number', ' 3.25 ')).toBe(3.25);
    expect(value('date', '2028-02-29')).toBe('2028-02-29');
    expect(value('yes-no', 'on')).toBe(true);
    expect(value('choice', 'a')).toBe('a');
    expect(value('list', 'one\n\n two ')).toEqual(['one', 'two']);
  });

  it('MODEL-F2 that does not fit is refused with a sentence naming the field', () => {
    expect(value('money', '1,234')).toMatch(/^Thing takes an amount in EUR, such as 1250.00/);
    expect(value('money', '1.234')).toMatch(/amount/);
    expect(value('money', { minor: 5, currency: 'USD' })).toBe('Thing is in EUR.');
    expect(value('number', '1,234')).toMatch(/number/);
    expect(value('number', Number.NaN)).toMatch(/number/);
    expect(value('date', '2027-02-29')).toMatch(/date/);
    expect(value('date', '31.12.2026')).toMatch(/date/);
    expect(value('choice', 'c')).toBe('Thing takes one of "a", "b".');
    expect(value('yes-no', 'perhaps')).toMatch(/yes or no/);
    expect(value('file', { file: 'abc' })).toMatch(/uploaded file/);
    expect(value('list', ['x', 3])).toMatch(/list/);
    expect(value('text', 42)).toMatch(/text/);
  });

  it('MODEL-F3 names every problem, not the first only', () => {
    const checked = checkValues(
      { a: field('number'), b: field('date'), c: field('text') },
      [
        { field: 'a', required: false },
        { field: 'b', required: true },
        { field: 'c', required: true },
      ],
      { a: 'many', b: ' ', d: 1 },
    );
    expect(checked.ok ? [] : checked.problem.map((each) => [each.field, each.code])).toEqual([
      ['d', 'unknown'],
      ['a', 'invalid'],
      ['b', 'missing'],
      ['c', 'missing'],
    ]);
  });

  it('MODEL-F4 sent empty empties the field; not sent leaves it out', () => {
    expect(check('number', '')).toEqual({ ok: true, value: { x: null } });
    expect(checkValues({ x: field('number') }, [{ field: 'x', required: false }], {})).toEqual({
      ok: true,
      value: {},
    });
  });

  it('MODEL-F5 needs not repeat what the record holds', () => {
    const shown = [{ field: 'x', required: true }];
    const fields = { x: field('number') };
    expect(checkValues(fields, shown, {}, { before: { x: 4 } }).ok).toBe(true);
    expect(checkValues(fields, shown, {}, { before: { x: null } }).ok).toBe(false);
    expect(checkValues(fields, shown, { x: '' }, { before: { x: 4 } }).ok).toBe(false);
  });

  it('MODEL-F6 takes a reference to a personal value only from the shell', () => {
    const reference = { personal: 'p1', hash: 'h' };
    const fields = { x: field('text', { personal: true }) };
    const shown = [{ field: 'x', required: true }];
    expect(checkValues(fields, shown, { x: reference }).ok).toBe(false);
    expect(checkValues(fields, shown, { x: reference }, { references: true }).ok).toBe(true);
  });

  it('MODEL-F7 is total, and its values pass unchanged when checked again', () => {
    const input = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.double().map(String),
      fc.constantFrom('a', 'yes', '7'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), input, fc.boolean(), (type, sent, required) => {
        const checked = check(type, sent, required);
        if (!checked.ok) {
          expect(checked.problem.length).toBeGreaterThan(0);
          return;
        }
        const again = checkValues({ x: field(type) }, [{ field: 'x', required }], checked.value as FormInput);
        expect(again).toEqual(checked);
      }),
    );
  });
});

describe('money text', () => {
  it('MODEL-F8 reads back what it writes, in every currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'),
        (minor, currency) => {
          expect(moneyFromText(moneyToText({ minor, currency }), currency)).toEqual({ minor, currency });
        },
      ),
    );
  });
});
