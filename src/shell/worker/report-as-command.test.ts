// What is reported of a job is something that a case can keep, whatever somebody outside said.
import { expect, test } from 'vitest';
import { fail, isText } from '../../core/base/index.ts';
import type { Handle } from '../service/index.ts';
import type { ClaimedJob } from '../store/index.ts';
import { reportAsCommand } from './report-as-command.ts';

const job: ClaimedJob = {
  ...{ workspaceId: 'w', key: 'c/1', caseId: 'c', kind: 'effect', effect: 'call-webhook', settings: {} },
  ...{ dueAt: 0, attempts: 1, fence: 1, delivery: 0, trace: null },
};

async function told(reason: string): Promise<string> {
  let input: { readonly [name: string]: unknown } = {};
  const handle: Handle = async ({ command }) => {
    input = command.input;
    return fail({ kind: 'not-found', code: 'case-not-found', message: '' });
  };
  await reportAsCommand(handle, () => 0)(job, { kind: 'failed', reason });
  return String(input.reason);
}

test('why a call came to nothing is told in a text that can be stored, cut within a sign or with none at all', async () => {
  expect(isText(await told(`${'x'.repeat(4_999)}😀`))).toBe(true);
  expect(isText(await told('the other side said \0 and \ud83d'))).toBe(true);
});
