/** An address that certainly stays inside the app: a path of ours; undefined for everything a browser would take elsewhere. */
export function addressInside(text: string | null): string | undefined {
  if (text === null || !/^\/(?![/\\])/.test(text)) return undefined;
  const base = 'https://inside.invalid';
  const address = URL.canParse(text, base) ? new URL(text, base) : undefined;
  return address?.origin === base ? `${address.pathname}${address.search}${address.hash}` : undefined;
}
