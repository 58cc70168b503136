// Whoever runs the server lets somebody in again who has lost their password, their phone or both: also an owner, whom nobody
// else may invite. Whoever reaches the data could do anything with it anyway.
import { DAY_MS, type Instant } from '../../core/base/index.ts';
import {
  type DatabaseOptions,
  people,
  type Scope,
  StartProblem,
  withConnections,
  workspaces,
} from '../store/index.ts';
import { newToken } from './invitation-link.ts';
import { replaceInvitation } from './invitations.ts';

/** Who is meant: by name or key, and where several workspaces have somebody of that name, in which. */
export type LetIn = { readonly name: string; readonly workspace?: string | undefined; readonly at: Instant };

/** **units**: `expiresAt` milliseconds. `path` is the page where a new password is chosen; a second step is asked for no longer. */
export type LetInLink = {
  readonly personName: string;
  readonly workspaceName: string;
  readonly path: string;
  readonly expiresAt: Instant;
};

/** **units**: milliseconds. A link that lies in the history of a terminal should not lie there for long. */
const VALID_MS = DAY_MS;

/** Makes a link for one person. **rejects** with a StartProblem where nobody is meant, or several. */
export function letIn(options: DatabaseOptions, { name, workspace, at }: LetIn): Promise<LetInLink> {
  return withConnections(options, async (connections) => {
    const found: Found[] = [];
    for (const workspaceId of await workspaces.ids(connections.above))
      found.push(...(await connections.withWorkspace(workspaceId, (scope) => called(scope, name))));
    const { workspaceId, personId, personName, workspaceName } = only(found, name, workspace);
    const { token, tokenHash } = newToken(workspaceId);
    const expiresAt = at + VALID_MS;
    const invitation = { tokenHash, personId, invitedBy: personId, expiresAt };
    await connections.withWorkspace(workspaceId, (scope) => replaceInvitation(scope, invitation, at));
    return { personName, workspaceName, path: `/invitation/${token}`, expiresAt };
  });
}

type Found = {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly personId: string;
  readonly personName: string;
  readonly key: string;
};

async function called(scope: Scope, name: string): Promise<Found[]> {
  const workspaceName = (await workspaces.get(scope))?.name ?? '';
  const { workspaceId } = scope;
  return (await people.list(scope))
    .filter(({ active, source, userId }) => active && (source === 'person' || userId !== null))
    .filter((person) => person.key === name || isSame(person.name, name))
    .map(({ personId, key, name: personName }) => ({
      workspaceId,
      workspaceName,
      personId,
      personName,
      key,
    }));
}

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;

function only(found: readonly Found[], name: string, workspace: string | undefined): Found {
  const meant = found.filter(
    ({ workspaceName }) => workspace === undefined || isSame(workspaceName, workspace),
  );
  const [first, second] = meant;
  if (first === undefined)
    throw new StartProblem(
      `Nobody here is called "${name}".`,
      'Give the name as it stands on the page of people.',
    );
  if (second !== undefined)
    throw new StartProblem(
      `"${name}" may be ${meant.map(({ personName, key, workspaceName }) => `${personName} (${key}) in ${workspaceName}`).join(' or ')}.`,
      'Say which: by the short name in brackets, or with --workspace "NAME".',
    );
  return first;
}
