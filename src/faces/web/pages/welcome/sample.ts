// Asks for the sample workspace, follows how far it is, and opens it: example workflows with their histories, made by
// the engine itself.
import { call } from '../../client.ts';
import type { SampleStatus } from '../../wire.ts';

/** **units**: milliseconds. */
const ASK_EVERY = 300;

/** **shape**: whether the sample is open now. Asking while it is made follows the one that is being made. */
export async function openSample(onProgress: (status: SampleStatus) => void): Promise<boolean> {
  let status = await call('POST /api/sample');
  while (status.state === 'loading') {
    onProgress(status);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
    status = await call('GET /api/sample');
  }
  const { workspaceId } = status;
  if (workspaceId === null) return false;
  await call('PUT /api/session/workspace', { body: { workspaceId } });
  return true;
}
