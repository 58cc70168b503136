// A server by its URL: the product makes its role and tables there, and any number of starts find the same password.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cases, openDatabase } from '../../src/shell/store/index.ts';
import { asOwner } from '../../src/shell/store/server.ts';
import { freshWorkspace, testServers } from '../database/fresh-database.ts';
import { opening } from './history.ts';

describe.each(testServers().filter(({ name }) => name === 'server 15'))('DATABASE_URL on $name', (server) => {
  it('serves a database that was empty, from two servers at once', async () => {
    const name = `test_${randomBytes(8).toString('hex')}`;
    await asOwner(server.owner, (client) => client.query(`create database ${name}`));
    const { host, user, password } = server.owner;
    const url = `postgres:///${name}?host=${host}&user=${user}&password=${password}`;
    const [one, other] = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    const workspaceId = await freshWorkspace(one);
    const request = opening(workspaceId);
    await one.commit(request);
    expect(await cases.load(other.in(workspaceId), request.caseId)).toBeDefined();
    expect(one.warnings).toEqual([]);
    await Promise.all([one.close(), other.close()]);
    await asOwner(server.owner, (client) => client.query(`drop database ${name} with (force)`));
  });
});
