/** What a document may be: its type on the wire, the extension that it gets, and the ones that it may have kept. */
interface Kind {
  readonly contentType: string;
  readonly extension: string;
  readonly also?: readonly string[];
}

/**
 * Everything that is taken. Left out on purpose: what a browser or an operating system runs (HTML, SVG, scripts, programs, Office files
 * with macros), archives, whose content nobody sees, and DICOM, which carries patients' names.
 */
const kinds: readonly Kind[] = [
  { contentType: 'application/pdf', extension: 'pdf' },
  { contentType: 'image/jpeg', extension: 'jpg', also: ['jpeg'] },
  { contentType: 'image/png', extension: 'png' },
  { contentType: 'image/gif', extension: 'gif' },
  { contentType: 'image/webp', extension: 'webp' },
  { contentType: 'image/heic', extension: 'heic' },
  { contentType: 'image/heif', extension: 'heic', also: ['heif'] },
  { contentType: 'image/tiff', extension: 'tif', also: ['tiff'] },
  { contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
  { contentType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extension: 'pptx' },
  { contentType: 'application/vnd.oasis.opendocument.text', extension: 'odt' },
  { contentType: 'application/vnd.oasis.opendocument.spreadsheet', extension: 'ods' },
  { contentType: 'text/csv; charset=utf-8', extension: 'csv' },
  { contentType: 'text/plain; charset=utf-8', extension: 'txt', also: ['log', 'md'] },
];

/** Extensions under which a computer runs a file or a browser shows it as a page. */
const activeExtensions =
  /^(html?|xhtml|mht(ml)?|svgz?|xml|xsl|js|mjs|jse|vbs?|vbe|wsf|wsh|hta|bat|cmd|com|exe|msi|scr|pif|ps1|psm1|sh|bash|zsh|py|rb|pl|php|jar|lnk|url|reg|inf|desktop|app|command)$/;

/** What the bytes are, by their content type; undefined for everything that is not taken. */
export function kindOf(contentType: string): Kind | undefined {
  return kinds.find((kind) => kind.contentType === contentType);
}

/** The extension of a name in lower case, without its dot; empty without one. */
export function extensionOf(fileName: string): string {
  return /\.([^.\s]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Whether a text under this name would be run or shown as a page. */
export function isActiveName(fileName: string): boolean {
  return activeExtensions.test(extensionOf(fileName));
}

/** The name with an extension that agrees with the content: one that lies is replaced, other endings stay part of the name. */
export function agreeingName(fileName: string, { extension, also = [] }: Kind): string {
  const given = extensionOf(fileName);
  if (given === extension || also.includes(given)) return fileName;
  const lies = isActiveName(fileName) || kinds.some((kind) => kind.extension === given || kind.also?.includes(given));
  return `${lies ? fileName.slice(0, -(given.length + 1)) : fileName}.${extension}`;
}
