// A process for the tests to kill: opens the database, commits a case, says its ids, and holds on.
import { newId, openDatabase, workspaces } from '../../src/shell/store/index.ts';
import { opening } from './history.ts';

const database = await openDatabase({ directory: process.argv[2] });
const workspaceId = newId();
await database.withWorkspace(workspaceId, (scope) => workspaces.create(scope, 'Held'));
const request = opening(workspaceId);
await database.commit(request);
process.stdout.write(`${workspaceId} ${request.caseId}\n`);
setInterval(() => undefined, 60_000);
