// Which teams a workspace has: who is in each and who leads it.
import type { Result } from '../../core/base/index.ts';
import type { By } from './people.ts';
import type { Refusal } from './refusal.ts';

export type TeamView = {
  readonly key: string;
  readonly name: string;
  readonly leadId: string | null;
  readonly memberIds: readonly string[];
};

export type TeamChange = {
  readonly name?: string | undefined;
  readonly leadId?: string | null | undefined;
  readonly memberIds?: readonly string[] | undefined;
};

export type TeamService = {
  list(workspaceId: string): Promise<TeamView[]>;
  add(by: By, team: { name: string; memberIds: readonly string[] }): Promise<Result<TeamView, Refusal>>;
  change(by: By, key: string, change: TeamChange): Promise<Result<TeamView, Refusal>>;
  remove(by: By, key: string): Promise<Result<undefined, Refusal>>;
};
