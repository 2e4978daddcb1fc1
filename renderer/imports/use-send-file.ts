import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { AppError } from '../../shared/contract/errors.ts';
import type { ImportKind } from '../../shared/imports.ts';
import { useApi } from '../api/context.tsx';
import { upload } from '../api/upload.ts';

/** Where a file stands on its way. */
export interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
}

/** The file is larger than the core takes. */
export class TooLargeError extends Error {
  readonly megabytes: number;

  constructor(maxBytes: number) {
    super('The file is too large.');
    this.megabytes = Math.floor(maxBytes / 1_000_000);
  }
}

/** Sends a file of a kind, has it checked and opens its page. It goes on when the page is left; only then nothing opens by itself. */
export function useSendFile(kind: ImportKind) {
  const api = useApi();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const stopper = useRef<AbortController>(undefined);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const send = useCallback(
    async (file: File) => {
      const abort = new AbortController();
      stopper.current = abort;
      setError(undefined);
      setSending({ name: file.name, sent: 0, total: file.size });
      let importId: number | undefined;
      try {
        const begun = await api.imports.begin({ kind, fileName: file.name.slice(-255), size: file.size });
        importId = begun.importId;
        if (file.size > begun.upload.maxBytes) throw new TooLargeError(begun.upload.maxBytes);
        await upload({
          path: begun.upload.path,
          file,
          signal: abort.signal,
          onProgress: (sent, total) => setSending({ name: file.name, sent, total }),
        });
        await api.imports.check({ importId });
        if (here.current) await navigate(`/equipment/import/${importId}`);
      } catch (cause) {
        if (!abort.signal.aborted) setError(cause);
        // What never arrived needs no place in the list of imports.
        if (importId !== undefined && !(cause instanceof AppError))
          await api.imports.cancel({ importId }).catch(setError);
      } finally {
        setSending(undefined);
        void queries.invalidateQueries({ queryKey: ['imports.list'] });
      }
    },
    [api, kind, navigate, queries],
  );
  const stop = useCallback(() => stopper.current?.abort(new Error('stopped')), []);
  return { send, stop, sending, error, setError };
}
