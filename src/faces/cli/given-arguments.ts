// Is everything that was typed after a command something it knows? A mistyped option must not be passed over in silence.
import { parseArgs } from 'node:util';

/** What a command takes: its options and places by name. */
export type Known = {
  readonly [name: string]: { readonly type?: string | undefined; readonly valueHint?: string | undefined };
};

/** The hint at a place that takes any number of things. */
export const ANY_NUMBER = '…';

/** What is wrong with the arguments, and what to do; null when all of them are known. */
export function argumentProblem(command: string, given: readonly string[], known: Known): string | null {
  const names = Object.keys(known);
  const options = names.filter((name) => known[name]?.type !== 'positional');
  const places = names.some((name) => known[name]?.valueHint === ANY_NUMBER)
    ? Number.POSITIVE_INFINITY
    : names.length - options.length;
  const help = `See all of them with: millrace ${command} --help`;
  let filled = 0;
  for (const token of tokensOf(given, options, known)) {
    if (token.kind === 'positional') {
      filled += 1;
      if (filled > places)
        return `millrace ${command} does not know what to do with "${token.value}".\n${help}`;
    }
    if (token.kind !== 'option') continue;
    const type = known[token.name.replace(/^no-/, '')]?.type;
    if (type === undefined || type === 'positional') {
      return `millrace ${command} has no option ${token.rawName}.${nearest(token.name, options)}\n${help}`;
    }
    if (type === 'string' && !token.value) {
      return `${token.rawName} needs a value. For example: ${token.rawName} "…"\n${help}`;
    }
  }
  return null;
}

function tokensOf(given: readonly string[], options: readonly string[], known: Known) {
  const types = options.map((name) => [
    name,
    { type: known[name]?.type === 'boolean' ? ('boolean' as const) : ('string' as const) },
  ]);
  return parseArgs({
    args: [...given],
    options: Object.fromEntries(types),
    strict: false,
    tokens: true,
    allowPositionals: true,
    allowNegative: true,
  }).tokens;
}

/** The option that was most likely meant: the one that begins alike for longest. */
function nearest(name: string, options: readonly string[]): string {
  const alike = options.map((option) => ({ option, length: commonStart(option, name) }));
  const [best] = alike.sort((a, b) => b.length - a.length);
  return best === undefined || best.length < 2 ? '' : ` Did you mean --${best.option}?`;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
