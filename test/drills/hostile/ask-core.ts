// How each parser is asked without a server. What it answers is a word: taken, or why not. Whatever it throws is a find.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { holidaysInIcs } from '../../../src/core/base/index.ts';
import { compile, validate } from '../../../src/core/engine/index.ts';
import { previewXlsx } from '../../../src/core/event-log/index.ts';
import { locateDiagnostics, readWorkflow, writeWorkflow } from '../../../src/core/model/index.ts';
import { EXPENSE, EXPENSE_SCOPE } from '../../../src/core/rules/expense.test-data.ts';
import { compileRule, describeRule, evaluate, textOf as written } from '../../../src/core/rules/index.ts';
import { readLogStream } from '../../../src/shell/log-file/index.ts';
import { lookAtLog } from '../../../src/shell/service/insight/arrival/look-at-log.ts';
import { NotAllowed, sendOut } from '../../../src/shell/worker/perform/egress.ts';
import { textOf } from './hostile-input.ts';
import type { ParserName } from './parsers.ts';

export type Asking = (bytes: Uint8Array) => Promise<string>;

async function* inPieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
}

/** In this process, where the parser is alone, no thread does it. */
const inHere: Parameters<typeof lookAtLog>[0] = {
  look: (workbook, given) => Promise.resolve(previewXlsx(workbook, given)),
};

const readLog: Asking = async (bytes) => {
  const looked = await lookAtLog(inHere, () => inPieces(bytes));
  if (!looked.ok) return looked.problem.code;
  const read = await readLogStream(inPieces(bytes));
  return read.ok ? 'taken' : read.problem.code;
};

const checkWorkflow: Asking = async (bytes) => {
  const source = textOf(bytes);
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) return diagnostics[0]?.code ?? 'no reason';
  const found = locateDiagnostics(source, validate(workflow));
  const made = compile(workflow, 1);
  writeWorkflow(workflow);
  return made.ok ? 'taken' : (found[0]?.code ?? 'no reason');
};

const tryRule: Asking = async (bytes) => {
  const text = textOf(bytes);
  describeRule(text);
  const rule = compileRule(text, EXPENSE_SCOPE);
  if (!rule.ok) return rule.problem[0]?.code ?? 'no reason';
  const answer = evaluate(rule.value, EXPENSE, { at: Date.UTC(2026, 10, 23) });
  if (answer.ok) written(answer.value);
  return answer.ok ? 'taken' : answer.problem.code;
};

const readHolidays: Asking = async (bytes) => {
  const found = holidaysInIcs(textOf(bytes), { from: 2026, to: 2031 });
  return found.ok ? 'taken' : 'refused';
};

/** A receiver in this process that answers with the bytes, whatever it is asked. */
async function answering(): Promise<{ server: Server; port: number; say: (bytes: Uint8Array) => void }> {
  let next: Uint8Array = new Uint8Array(0);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(next));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return { server, port: (server.address() as AddressInfo).port, say: (bytes) => (next = bytes) };
}

let receiver: ReturnType<typeof answering> | undefined;

const callOut: Asking = async (bytes) => {
  receiver ??= answering();
  const { port, say } = await receiver;
  say(bytes);
  const asked = { url: `http://localhost:${port}/`, method: 'POST', headers: {}, body: '{}' };
  try {
    const { status } = await sendOut(asked, { allowed: ['localhost'], timeoutMs: 500 });
    return status >= 200 && status < 300 ? 'taken' : `status ${status}`;
  } catch (error) {
    if (error instanceof NotAllowed) return 'not-allowed';
    // An answer that cannot be read is tried again later, as any that did not come.
    if (error instanceof Error && ('code' in error || error.message.includes('in time'))) return 'try-later';
    throw error;
  }
};

export const ASKED_ALONE: { readonly [name in ParserName]?: Asking } = {
  ...{ yaml: checkWorkflow, feel: tryRule, ical: readHolidays, answers: callOut },
  ...{ csv: readLog, xes: readLog, gzip: readLog, xlsx: readLog, ocel: readLog },
};
