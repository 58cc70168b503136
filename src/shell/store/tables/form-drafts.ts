// What somebody typed into a form and has not sent yet.
import type { Instant, Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type FormDraftRow = { values: Json; updatedAt: Instant };

const GET = statement(
  `select "values", updated_at as "updatedAt" from form_drafts
    where workspace_id = $1 and person_id = $2 and form = $3`,
);
const PUT = statement(
  `insert into form_drafts (workspace_id, person_id, form, "values", updated_at) values ($1, $2, $3, $4, now())
    on conflict (workspace_id, person_id, form)
      do update set "values" = excluded."values", updated_at = excluded.updated_at`,
);
const REMOVE = statement('delete from form_drafts where workspace_id = $1 and person_id = $2 and form = $3');

export const formDrafts = {
  get: async (scope: Scope, personId: string, form: string): Promise<FormDraftRow | undefined> =>
    (await scope.rows<FormDraftRow>(GET, [scope.workspaceId, personId, form]))[0],

  put: async (scope: Scope, personId: string, form: string, values: Json): Promise<void> => {
    await scope.rows(PUT, [scope.workspaceId, personId, form, JSON.stringify(values)]);
  },

  remove: async (scope: Scope, personId: string, form: string): Promise<void> => {
    await scope.rows(REMOVE, [scope.workspaceId, personId, form]);
  },
};
