// How much memory does reading a log take, against the columns that come of it? node bench/read-memory.ts FILE
import type { EventLog } from '../src/core/event-log/index.ts';
import { readLogFile } from '../src/shell/log-file/index.ts';

const [file = ''] = process.argv.slice(2);
const before = process.memoryUsage().rss;
let most = 0;
const look = () => {
  most = Math.max(most, process.memoryUsage().arrayBuffers);
};
const read = await readLogFile(file, { onBytes: look });
look();
if (!read.ok) throw new Error(read.problem.message);

const columns = bytesOf(read.value.log);
const whole = process.resourceUsage().maxRSS * 1024 - before;
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const times = (bytes: number) => `${(bytes / columns).toFixed(2)} times`;
process.stdout.write(
  `${read.value.log.events} events, columns ${mb(columns)}; buffers at most ${mb(most)} (${times(most)}), ` +
    `the whole process ${mb(whole)} more than at its start (${times(whole)})\n`,
);

function bytesOf(log: EventLog): number {
  const names = [log.caseNames, ...log.attributes.map(({ values }) => values)];
  const codes = [log.activity, log.resource, log.lifecycle, ...log.attributes.map((each) => each.codes)];
  const times = [log.at, log.startedAt, log.readyAt, log.caseStarts];
  return [...codes, ...times, ...names.flatMap(({ bytes, offsets }) => [bytes, offsets])]
    .map((column) => column?.byteLength ?? 0)
    .reduce((sum, length) => sum + length, 0);
}
