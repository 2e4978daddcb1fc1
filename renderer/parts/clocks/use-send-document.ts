import { useCallback } from 'react';
import type { DocumentEntity } from '../../../shared/documents.ts';
import { CallError, OfflineError } from '../../api/client.ts';
import { useApi } from '../../api/context.tsx';

/** Sends one file to a record and answers the id of the document. Rejects with what the core answered. */
export function useSendDocument() {
  const api = useApi();
  return useCallback(
    async ({ entity, entityId, file }: { entity: DocumentEntity; entityId: number; file: File }): Promise<number> => {
      const request = { entity, entityId, fileName: file.name.slice(-255), size: file.size };
      const { documentId, upload } = await api.documents.begin(request);
      const response = await fetch(upload.path, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      }).catch(() => {
        throw new OfflineError('The upload was cut.');
      });
      const reply: unknown = await response.json().catch(() => null);
      if (isRefusal(reply)) throw new CallError(reply.error);
      if (!response.ok) throw new OfflineError(`The upload was answered with ${response.status}.`);
      return documentId;
    },
    [api],
  );
}

function isRefusal(reply: unknown): reply is { ok: false; error: ConstructorParameters<typeof CallError>[0] } {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === false && 'error' in reply;
}
