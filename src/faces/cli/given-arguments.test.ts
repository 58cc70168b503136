// Tests that what a command does not know is named, and that what it knows passes.
import { describe, expect, it } from 'vitest';
import { ANY_NUMBER, argumentProblem } from './given-arguments.ts';

const known = {
  log: { type: 'positional' },
  case: { type: 'string' },
  open: { type: 'boolean' },
  json: { type: 'boolean' },
};
const problem = (...given: string[]) => argumentProblem('mine', given, known);

describe('the arguments of a command', () => {
  it('pass when the command knows them, in either form and order', () => {
    expect(problem('a.csv', '--json', '--case', 'id')).toBeNull();
    expect(problem('--case=id', '--no-open', 'a.csv')).toBeNull();
    expect(problem()).toBeNull();
  });

  it('pass in any number where a place takes so many', () => {
    const many = { ...known, more: { type: 'positional', valueHint: ANY_NUMBER } };
    expect(argumentProblem('check', ['a.yaml', 'b.yaml', 'c.yaml'], many)).toBeNull();
    expect(argumentProblem('check', ['a.yaml', 'b.yaml', '--jsno'], many)).toContain('no option --jsno');
  });

  it('are refused with the option that was likely meant', () => {
    expect(problem('a.csv', '--jsno')).toContain('has no option --jsno. Did you mean --json?');
    expect(problem('a.csv', '--bogus')).toContain(
      'has no option --bogus.\nSee all of them with: millrace mine --help',
    );
    expect(problem('a.csv', '-x')).toContain('has no option -x.');
  });

  it('are refused when one is too many or lacks its value', () => {
    expect(problem('a.csv', 'b.csv')).toContain('does not know what to do with "b.csv"');
    expect(problem('a.csv', '--case')).toContain('--case needs a value');
  });
});
