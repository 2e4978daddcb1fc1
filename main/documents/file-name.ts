/** The longest name that is kept, characters without the extension that it may get. */
const maxLength = 180;
/** Names that Windows takes for devices, whatever their extension. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * The name under which a document is shown and downloaded: the last part of whatever path was sent, without control and
 * direction-changing characters, without what Windows refuses in a name. Never used as a path here.
 */
export function safeFileName(sent: string): string {
  const name = (sent.toWellFormed().split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\u{fffd}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = shortened(name);
  if (short === '') return 'document';
  return deviceName.test(short) ? `_${short}` : short;
}

/** Cut in the middle of the name, so that its extension stays. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= maxLength) return name;
  const extension = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
  return `${letters
    .slice(0, maxLength - extension.length)
    .join('')
    .trim()}${extension}`;
}
