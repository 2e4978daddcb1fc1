/** Fetches a ticket's file the way a click on a link does, so that the browser's own download list shows it. */
export function startDownload(path: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = fileName;
  // Nobody clicked there: the focus stays with what was pressed.
  link.addEventListener('click', (event) => event.stopPropagation());
  document.body.append(link);
  link.click();
  link.remove();
}
