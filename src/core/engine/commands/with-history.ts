// What of a command has to be read from the history of its case before it can be decided?
import type { CaseEvent, StageId } from '../../model/index.ts';
import { recordWhenLeft } from '../work/restore.ts';
import type { Command } from './index.ts';

/** The stage whose leaving a command asks about; null where it needs no history. */
export const asksHistory = (command: Command): StageId | null =>
  (command.type === 'SendBack' || command.type === 'ReopenCase') && command.restore ? command.to : null;

/** The command with what the history says filled in, whatever was sent. */
export function withHistory(command: Command, history: readonly CaseEvent[]): Command {
  const stage = asksHistory(command);
  return stage === null ? command : ({ ...command, recordThen: recordWhenLeft(history, stage) } as Command);
}
