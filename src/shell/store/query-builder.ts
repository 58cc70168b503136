// Lists whose filters vary: kysely writes the text, our own runner sends it, named by that text.
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { type Statement, statement } from './connections.ts';

type Text = string;

/** The columns that filtered lists read. */
export type ListedTables = {
  cases: {
    workspace_id: Text;
    case_id: Text;
    workflow_id: Text;
    workflow_version: number;
    number: number;
    title: Text;
    status: Text;
    outcome: Text | null;
    priority: Text;
    requester_id: Text | null;
    requester_name: Text | null;
    stages: Text[];
    owners: Text[];
    opened_at: number;
    closed_at: number | null;
    updated_at: number;
    due_at: number | null;
    sample: boolean;
    version: number;
  };
};

export const queries = new Kysely<ListedTables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** What the runner needs of a compiled query. */
export function compiled({ sql, parameters }: CompiledQuery): [Statement, readonly unknown[]] {
  return [statement(sql), parameters];
}
