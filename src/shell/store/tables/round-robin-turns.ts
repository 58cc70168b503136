// Whose turn is it? How many turns of each round robin were taken; a turn is taken in the commit of its command.
import { type Scope, statement } from '../connections.ts';

const ALL = statement('select turn_key as key, taken from round_robin_turns where workspace_id = $1');

export const roundRobinTurns = {
  all: async (scope: Scope): Promise<{ [key: string]: number }> => {
    const rows = await scope.rows<{ key: string; taken: number }>(ALL, [scope.workspaceId]);
    return Object.fromEntries(rows.map(({ key, taken }) => [key, taken]));
  },
};
