// What stands in for `describe` and `test` while a test file is evaluated: each test is put on a list, to be run alone and often.
import { format } from 'node:util';
import * as vitest from 'vitest';

/** A test by its place in its file. */
export type Test = { readonly title: string; readonly run: () => unknown };

type Body = (...given: readonly unknown[]) => unknown;
type Options = { readonly skip?: boolean; readonly timeout?: number };

/** A test that asks for more than a minute takes most of the time, and what it notices others mostly notice first. */
const LONG_MS = 60_000;

/** Vitest as a test file imports it: what it expects with is the real one, the tests come onto `list`. */
export function collecting(list: Test[]): object {
  const describe = (_: string, ...rest: readonly unknown[]): unknown => bodyOf(rest)();
  const test = (title: string, ...rest: readonly unknown[]): void => {
    if (rest.some((each) => isLeftOut(each as Options))) return;
    const body = bodyOf(rest);
    list.push({ title, run: () => body() });
  };
  const each =
    (add: (title: string, body: Body) => unknown) =>
    (cases: readonly unknown[]) =>
    (title: string, ...rest: readonly unknown[]): void => {
      const body = bodyOf(rest);
      for (const given of cases) {
        const all = Array.isArray(given) ? given : [given];
        add(format(title, ...all), () => body(...all));
      }
    };
  const whole = { each: each(test), skip: () => undefined };
  const named = Object.assign(test, whole);
  return {
    ...vitest,
    test: named,
    it: named,
    describe: Object.assign(describe, { each: each(describe), skip: () => undefined }),
  };
}

function isLeftOut({ skip = false, timeout = 0 }: Options): boolean {
  return skip || timeout > LONG_MS;
}

function bodyOf(rest: readonly unknown[]): Body {
  const body = rest.find((each) => typeof each === 'function');
  if (body === undefined) throw new Error('A test without a body.');
  return body as Body;
}
