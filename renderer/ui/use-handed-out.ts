import type { DownloadTicket } from '../../shared/files.ts';
import { useNotify } from './notify.ts';
import { startDownload } from './start-download.ts';

/**
 * What follows an act that hands out a file, for `useAction`: the file is fetched and named, a refusal is said.
 *
 * @param said what is said of the file
 */
export function useHandedOut(said: (name: string) => string) {
  const notify = useNotify();
  return {
    onSuccess({ path, fileName }: DownloadTicket) {
      startDownload(path, fileName);
      notify.done(said(fileName));
    },
    onError: notify.failed,
  };
}
