// What happens to a case as one command after another is carried out? One canonical line an event; one for a refusal too.
import { canonicalJson, type Json } from '../../core/base/index.ts';
import { type Command, type Compiled, decide, withHistory } from '../../core/engine/index.ts';
import type { CaseEvent, CaseState, Directory } from '../../core/model/index.ts';

/** What a command led to. **shape**: the lines of its events, or one `{ code, facts, refused }`. */
export type Answer = { readonly refused: boolean; readonly lines: readonly string[] };

/** Carries out commands on one case, each as it is asked for. Pure: the same commands give the same lines. */
export function* runCommands(
  compiled: Compiled,
  commands: readonly Command[],
  directory: Directory,
): Generator<Answer> {
  let state: CaseState | null = null;
  const history: CaseEvent[] = [];
  for (const command of commands) {
    const decision = decide(compiled, state, withHistory(command, history), directory);
    if (decision.ok) {
      state = decision.state;
      history.push(...decision.events);
      yield {
        refused: false,
        lines: decision.events.map((event) => canonicalJson(event as unknown as Json)),
      };
    } else {
      yield { refused: true, lines: [canonicalJson({ refused: command.type, ...decision.rejection })] };
    }
  }
}
