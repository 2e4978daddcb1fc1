/** Fetches a ticket's file the way a click on a link does, so that the browser's own download list shows it. */
export function startDownload(path: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
