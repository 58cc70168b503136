// The process with little memory in which parsers are tried: `node alone-child.ts PARSER,… SEED COUNT NTH FIRST [FAULT]`.
// It says what it begins before it begins, so that whoever watches knows what it ended of.
import { writeSync } from 'node:fs';
import { ASKED_ALONE } from './ask-core.ts';
import { inputsFor, type ParserName } from './parsers.ts';
import { planted } from './plant.ts';

const [names = '', seed, count, nth, first, fault] = process.argv.slice(2);
const MIB = 1 << 20;
/** Below it what is left lying about from inputs before is not worth the sweeping. **units**: bytes. */
const QUIET = 200 * MIB;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const busy = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1_000;

const plan = (names.split(',') as ParserName[]).flatMap((parser) => {
  const asked = ASKED_ALONE[parser];
  if (asked === undefined) throw new Error(`${parser} is not asked alone.`);
  const ask = planted(asked, fault);
  const inputs = inputsFor(parser, { seed: Number(seed), count: Number(count), nth: Number(nth) });
  return inputs.map((input) => ({ ...input, parser, ask }));
});

for (const [n, { name, parser, make, ask }] of plan.entries()) {
  if (n < Number(first)) continue;
  const bytes = make();
  if (process.memoryUsage.rss() > QUIET) globalThis.gc?.();
  say({ n, name, parser });
  const [before, peak] = [process.memoryUsage.rss(), process.resourceUsage().maxRSS];
  const [at, spent] = [performance.now(), busy()];
  const answer = await ask(bytes).catch((error: unknown) => `crashed: ${String(error).slice(0, 120)}`);
  // A machine that others use makes the clock go on without us: what was not computed was not waited for.
  const ms = Math.min(performance.now() - at, busy() - spent);
  const highest = process.resourceUsage().maxRSS;
  say({ n, answer, ms, mib: highest > peak ? Math.max(0, (highest * 1_024 - before) / MIB) : 0 });
}
process.exit(0);
