import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes files that are pasted (a screenshot, a copied file) where an area of the page takes files: when the focus is inside it, or when it is
 * the only such area, of the dialog that is open or else of the page. Text goes where text goes.
 */
export function usePastedFiles(area: RefObject<HTMLElement | null>, onFiles: (files: readonly File[]) => void): void {
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const own = area.current;
      if (event.defaultPrevented || files.length === 0 || !own || !isMeant(own)) return;
      event.preventDefault();
      take.current(files.map(named));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [area]);
}

/** Marks an area that takes files. */
export const takesFiles = 'data-takes-files';

function isMeant(own: HTMLElement): boolean {
  if (own.contains(document.activeElement)) return true;
  const all = [...document.querySelectorAll(`[${takesFiles}]`)];
  const inDialog = all.filter((one) => one.closest('[role="dialog"]'));
  const pool = inDialog.length > 0 ? inDialog : all;
  return pool.length === 1 && pool[0] === own;
}

/** Browsers call every picture of the clipboard the same; the moment tells them apart. */
function named(file: File): File {
  if (file.name !== 'image.png') return file;
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const name = `screenshot ${local.slice(0, 10)} ${local.slice(11, 19).replaceAll(':', '.')}.png`;
  return new File([file], name, { type: file.type });
}
