// A log of cases written as words, one letter an event.
import { type EventLog, logOf } from '../../../event-log/index.ts';

export const logOfWords = (words: readonly (readonly string[])[]): EventLog =>
  logOf(words.flatMap((word, c) => word.map((activity, at) => ({ case: `${c}`, activity, at }))));

/** `abc*3` is the case a, b, c, three times. */
export const logOfCases = (...cases: readonly string[]): EventLog =>
  logOfWords(
    cases.flatMap((each) => {
      const [word = '', times = '1'] = each.split('*');
      return Array.from({ length: Number(times) }, () => [...word]);
    }),
  );
