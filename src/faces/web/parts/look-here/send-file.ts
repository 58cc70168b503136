// Sends a log to the server, telling how much of it has gone out.
import { Refused, Unreachable } from '../../client.ts';
import type { Log, LogPreview, Problem } from '../../wire.ts';

const ADDRESS = '/api/logs';

type Sent = { log: Log; preview: LogPreview | null };

/** Only this older way of asking tells how much of a body has gone out. */
export function sendFile(file: File, tell: (share: number) => void, signal?: AbortSignal): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ADDRESS}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => tell(loaded / Math.max(total, 1));
    request.onerror = () =>
      reject(new Unreachable('Millrace cannot be reached, or the file is no longer there. Choose it again.'));
    request.onload = () => {
      if (request.status === 401) dispatchEvent(new Event('millrace-signed-out'));
      if (request.status === 200) resolve(request.response as Sent);
      else reject(new Refused(request.response as Problem));
    };
    signal?.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason);
    });
    request.send(file);
  });
}
