import { useCallback, useRef, useState } from 'react';
import type { DocumentEntity } from '#shared/documents.ts';
import { useApi } from '../../api/context.tsx';
import { useTouch } from '../../api/touch.ts';
import { fileProblem, uploadDocument } from './upload-document.ts';

/** A file on its way, or one that did not get through. */
export interface SentFile {
  readonly key: number;
  /** Held until it has arrived: a photograph that was just taken is nowhere else. */
  readonly file: File;
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  /** Why it was not taken: what the core answered, or what could be told before. */
  readonly problem?: { readonly known: 'empty' | 'tooLarge' } | { readonly error: unknown };
}

/** Sends files to a record one after the other; what arrives leaves the list, what is refused stays until it is sent again or put away. */
export function useSendDocuments(target: { readonly entity: DocumentEntity; readonly entityId: number }) {
  const { entity, entityId } = target;
  const api = useApi();
  const touch = useTouch();
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const nextKey = useRef(1);
  const queue = useRef(Promise.resolve());
  const stoppers = useRef(new Map<number, AbortController>());

  const change = useCallback((key: number, part: Partial<SentFile>) => {
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...part } : file)));
  }, []);
  const putAway = useCallback((key: number) => setFiles((before) => before.filter((file) => file.key !== key)), []);

  const send = useCallback(
    (chosen: readonly File[]) => {
      for (const file of chosen) {
        const key = nextKey.current;
        nextKey.current += 1;
        const known = fileProblem(file);
        const row = { key, file, name: file.name, sent: 0, total: file.size };
        setFiles((before) => [...before, known === undefined ? row : { ...row, problem: { known } }]);
        if (known !== undefined) continue;
        const stopper = new AbortController();
        stoppers.current.set(key, stopper);
        queue.current = queue.current.then(async () => {
          try {
            stopper.signal.throwIfAborted();
            const onProgress = (sent: number, total: number) => change(key, { sent, total });
            await uploadDocument(api, { entity, entityId, onProgress, signal: stopper.signal }, file);
            putAway(key);
            touch('document');
          } catch (error) {
            if (stopper.signal.aborted) putAway(key);
            else change(key, { problem: { error } });
          } finally {
            stoppers.current.delete(key);
          }
        });
      }
    },
    [api, entity, entityId, change, putAway, touch],
  );
  const again = useCallback(
    ({ key, file }: SentFile) => {
      putAway(key);
      send([file]);
    },
    [putAway, send],
  );
  const stop = useCallback((key: number) => stoppers.current.get(key)?.abort(new Error('stopped')), []);
  return { files, send, again, stop, putAway };
}
