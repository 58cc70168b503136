// Sends a file to the server, which answers with the value for a file field.
import { call } from '../../client.ts';
import type { FileValue } from '../../wire.ts';

export const uploadFile = (file: File): Promise<FileValue> =>
  call('POST /api/files', {
    query: { name: file.name },
    body: new Blob([file], { type: 'application/octet-stream' }),
  });
