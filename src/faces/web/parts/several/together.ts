// Commands on many cases go to the server in company: those that are asked for at the same moment are one request, and each is
// answered for itself. One request each took five hundred of them four times as long (docs/decisions/0111-many-at-once.md).
import { call } from '../../client.ts';

/** Why it cannot be done, in a sentence. */
export class CannotBe extends Error {}

export type CommandOnCase = {
  readonly caseId: string;
  /** As in the address of the one operation. */
  readonly command: string;
  readonly input: { readonly [name: string]: unknown };
  /** The same key for the same step, so that what is sent again is done once. */
  readonly key: string;
};

type Answered = { readonly stages: readonly string[] };
type Waiter = {
  readonly asked: CommandOnCase;
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: unknown) => void;
};

/** In one request, so that progress is seen and stopping is soon. **units**: commands. */
const IN_COMPANY = 20;

let waiting: Waiter[] = [];

/** **rejects** with a sentence where the command was refused. */
export function commandOn(asked: CommandOnCase): Promise<Answered> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(sendAll);
    waiting.push({ asked, resolve, reject });
  });
}

function sendAll(): void {
  const all = waiting;
  waiting = [];
  for (let from = 0; from < all.length; from += IN_COMPANY) void send(all.slice(from, from + IN_COMPANY));
}

async function send(company: readonly Waiter[]): Promise<void> {
  try {
    const commands = company.map(({ asked }) => ({ ...asked, input: { ...asked.input } }));
    const { results } = await call('POST /api/commands', { body: { commands: commands as never } });
    for (const [at, { resolve, reject }] of company.entries()) {
      const result = results[at];
      if (result?.done === true) resolve(result);
      else reject(new CannotBe(result?.why ?? ''));
    }
  } catch (error) {
    for (const { reject } of company) reject(error);
  }
}
