// Every parser that reads what strangers write, and what it is tried with: the inputs made by hand, then those spoiled by chance.
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../../src/core/base/index.ts';
import { answersByHand } from './by-hand/answers.ts';
import { jsonByHand, multipartByHand } from './by-hand/bodies.ts';
import { icalByHand } from './by-hand/calendars.ts';
import { ocelByHand } from './by-hand/ocel.ts';
import { gzipByHand, xlsxByHand } from './by-hand/packed.ts';
import { feelByHand } from './by-hand/rules.ts';
import { csvByHand } from './by-hand/tables.ts';
import { xesByHand } from './by-hand/xes.ts';
import { yamlByHand } from './by-hand/yaml.ts';
import { bytesOf, type HostileInput } from './hostile-input.ts';
import { mutated, oneOf } from './mutate.ts';
import * as real from './originals.ts';

type Kind = {
  readonly byHand: () => readonly HostileInput[];
  readonly originals: () => readonly (string | Uint8Array)[];
  /** What is packed is spoiled from inside every other time: else little would get past the packing. */
  readonly inside?: {
    readonly originals: () => readonly string[];
    readonly pack: (bytes: Uint8Array) => Uint8Array;
  };
};

const PARSERS = {
  json: { byHand: jsonByHand, originals: real.bodies },
  multipart: { byHand: multipartByHand, originals: real.forms },
  yaml: { byHand: yamlByHand, originals: real.workflows },
  csv: { byHand: csvByHand, originals: real.tables },
  xes: { byHand: xesByHand, originals: real.xmlLogs },
  gzip: {
    byHand: gzipByHand,
    originals: real.packedTables,
    inside: { originals: real.tables, pack: (bytes) => gzipSync(bytes, { level: 1 }) },
  },
  xlsx: { byHand: xlsxByHand, originals: real.books, inside: { originals: real.sheets, pack: real.book } },
  ocel: { byHand: ocelByHand, originals: real.objectLogs },
  feel: { byHand: feelByHand, originals: real.rules },
  ical: { byHand: icalByHand, originals: real.holidays },
  answers: { byHand: answersByHand, originals: real.answers },
} as const satisfies { readonly [name: string]: Kind };

export type ParserName = keyof typeof PARSERS;
export const PARSER_NAMES = Object.keys(PARSERS) as ParserName[];

/** Those that a route reads, in the server's own process. */
export const SERVED = [
  'json',
  'multipart',
  'yaml',
  'csv',
  'xes',
  'gzip',
  'xlsx',
  'ocel',
  'feel',
] as const satisfies ParserName[];
/** Those that can be asked alone, in a process with little memory. */
export const ALONE = PARSER_NAMES.filter((name) => name !== 'json' && name !== 'multipart');

/** What a parser is tried with, the same for the same seed; every `nth` of those made by hand. */
export function inputsFor(
  name: ParserName,
  { seed, count, nth = 1 }: { seed: number; count: number; nth?: number },
): HostileInput[] {
  const { byHand, originals, inside }: Kind = PARSERS[name];
  const [given, within] = [originals(), inside?.originals() ?? []];
  const spoiled = Array.from({ length: count }, (_, n): HostileInput => {
    const make = () => {
      const random = seededRandom(seed * 1_000_003 + n);
      const isInside = inside !== undefined && n % 2 === 1;
      const from = oneOf<string | Uint8Array>(random, isInside ? within : given);
      const bytes = mutated(typeof from === 'string' ? bytesOf(from) : from, random);
      return isInside ? inside.pack(bytes) : bytes;
    };
    return { name: `spoiled ${n}`, make };
  });
  return [...byHand().filter((_, n) => n % nth === 0), ...spoiled];
}
