// Files that are chosen by mistake: pictures, printed pages and other things that would else be cut into rows of nonsense.
import type { ImportProblem } from '../import.ts';

type Kind = 'a picture' | 'a PDF' | 'a film or a sound' | 'an archive' | 'a database' | 'a program';

/** How they begin; `?` stands for any byte. What begins otherwise may be a table. */
const BEGINNINGS: readonly (readonly [Kind, string])[] = [
  ['a picture', '89 50 4e 47'],
  ['a picture', 'ff d8 ff'],
  ['a picture', '47 49 46 38'],
  ['a picture', '52 49 46 46 ? ? ? ? 57 45 42 50'],
  ['a picture', '? ? ? ? 66 74 79 70 68 65 69'],
  ['a PDF', '25 50 44 46 2d'],
  ['a film or a sound', '? ? ? ? 66 74 79 70'],
  ['an archive', '37 7a bc af'],
  ['an archive', '52 61 72 21 1a'],
  ['an archive', '28 b5 2f fd'],
  ['an archive', '42 5a 68 ? 31 41 59'],
  ['an archive', 'fd 37 7a 58 5a'],
  ['a database', '53 51 4c 69 74 65 20 66 6f 72 6d 61 74'],
  ['a program', '4d 5a 90 00'],
  ['a program', '7f 45 4c 46'],
].map(([kind, bytes]) => [kind as Kind, bytes as string]);

const REMEDIES: { readonly [kind in Kind]?: string } = {
  'an archive': 'Unpack it first, and choose the file that was in it.',
};

/** Why a file that begins like this holds no history; undefined where it may hold one. */
export function noHistory(beginning: Uint8Array): ImportProblem | undefined {
  const found = BEGINNINGS.find(([, bytes]) => begins(beginning, bytes.split(' ')));
  if (found === undefined) return undefined;
  const [kind] = found;
  return {
    code: 'not-a-log',
    message: `This file is ${kind}, not a table or a log.`,
    remedy: REMEDIES[kind] ?? 'Export the history as CSV, Excel (.xlsx), XES or OCEL 2.0 JSON.',
  };
}

const begins = (file: Uint8Array, bytes: readonly string[]): boolean =>
  bytes.every((byte, n) => byte === '?' || file[n] === Number.parseInt(byte, 16));
