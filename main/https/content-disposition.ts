/** RFC 6266: an ASCII name for every program, and the real one (RFC 5987) for those that read it. */
export function attachment(fileName: string): string {
  // Control and direction-changing characters could show another name or extension than the file has.
  const name = fileName.replace(/[\p{C}/\\]/gu, '_').slice(0, 200) || 'file';
  const ascii =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\x20-\x7e]|["%;]/g, '_') || 'file';
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
