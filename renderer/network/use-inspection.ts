import { useRef, useState } from 'react';
import type { OutputOf } from '../api/client.ts';
import { useApi } from '../api/context.tsx';
import { upload } from '../api/upload.ts';

/** Sends certificate files and asks what is in them; only the last choice counts. */
export function useInspection() {
  const api = useApi();
  const [found, setFound] = useState<OutputOf<'certificates.inspect'>>();
  const [error, setError] = useState<unknown>();
  const [pending, setPending] = useState(false);
  const [uploadIds, setUploadIds] = useState<readonly string[]>([]);
  const turn = useRef(0);
  /** What was sent last: another passphrase for the same files sends nothing again. */
  const sent = useRef<{ readonly files: readonly File[]; readonly ids: readonly string[] }>(undefined);

  /** What was found no longer holds; the files that were sent stay. */
  const forget = () => {
    turn.current += 1;
    setFound(undefined);
    setError(undefined);
    setPending(false);
  };
  const send = async (file: File): Promise<string> => {
    const { uploadId, upload: ticket } = await api.certificates.beginUpload({ size: file.size });
    await upload({ path: ticket.path, file, onProgress: () => undefined, signal: new AbortController().signal });
    return uploadId;
  };
  const inspect = async (files: readonly File[], passphrase: string) => {
    forget();
    const mine = turn.current;
    setPending(true);
    try {
      const ids = sent.current?.files === files ? sent.current.ids : await Promise.all(files.map(send));
      if (mine !== turn.current) return;
      sent.current = { files, ids };
      setUploadIds(ids);
      const answer = await api.certificates.inspect({
        uploadIds: [...ids],
        ...(passphrase === '' ? {} : { passphrase }),
      });
      if (mine === turn.current) setFound(answer);
    } catch (cause) {
      if (mine === turn.current) {
        // A ticket may have ended meanwhile: the next try sends the files again.
        sent.current = undefined;
        setError(cause);
      }
    } finally {
      if (mine === turn.current) setPending(false);
    }
  };
  return { found, error, pending, uploadIds, inspect, forget };
}
