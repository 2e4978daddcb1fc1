import type { Reply } from '../../shared/contract/errors.ts';
import { CallError, OfflineError } from './client.ts';

interface Options {
  readonly path: string;
  readonly file: Blob;
  /** Bytes sent so far, of all. */
  onProgress(sent: number, total: number): void;
  readonly signal: AbortSignal;
}

/** Sends a file to an upload ticket. Rejects with what the core answered, when it cannot be reached, or with the signal's reason. */
export function upload({ path, file, onProgress, signal }: Options): Promise<void> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much has been sent; this can.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.loaded, event.lengthComputable ? event.total : file.size);
    request.onload = () => {
      const reply = request.response as Reply<unknown> | null; // as: wire edge
      if (reply !== null && typeof reply === 'object' && 'ok' in reply && !reply.ok) reject(new CallError(reply.error));
      else if (request.status >= 400) reject(new OfflineError(`The upload was answered with ${request.status}.`));
      else resolve();
    };
    request.onerror = () => reject(new OfflineError('The upload was cut.'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
