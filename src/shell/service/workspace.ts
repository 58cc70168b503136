// What the workspace itself is called.
import type { Result } from '../../core/base/index.ts';
import type { By } from './people.ts';
import type { Refusal } from './refusal.ts';

export type WorkspaceService = {
  rename(by: By, name: string): Promise<Result<{ id: string; name: string }, Refusal>>;
};
