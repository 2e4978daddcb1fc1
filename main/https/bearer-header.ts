/**
 * The token of an `Authorization: Bearer …` header (RFC 6750, section 2.1); undefined for other ways, which are not ours. Something that
 * cannot be a token is answered as an empty one, which opens nothing.
 */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined || !/^bearer(\s|$)/i.test(header)) return undefined;
  return /^bearer +([A-Za-z0-9._~+/-]{1,256}=*) *$/i.exec(header)?.[1] ?? '';
}
