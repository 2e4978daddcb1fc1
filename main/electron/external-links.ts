import type { Shell } from 'electron';

/** The pages outside that the app may open in the person's browser. The menu names them by id; no address comes from the page (E12). */
export const externalLinks = Object.freeze({
  'mqsa-regulations': 'https://www.ecfr.gov/current/title-21/chapter-I/subchapter-I/part-900',
  'radiation-protection-regulations': 'https://laws-lois.justice.gc.ca/eng/regulations/SOR-2000-203/',
});

/** One of the ids. */
export type ExternalLink = keyof typeof externalLinks;

/** Opens a link of the list; answers false for anything else. */
export async function openExternalLink(shell: Pick<Shell, 'openExternal'>, id: string): Promise<boolean> {
  if (!isExternalLink(id)) return false;
  await shell.openExternal(externalLinks[id]);
  return true;
}

function isExternalLink(id: string): id is ExternalLink {
  return Object.hasOwn(externalLinks, id);
}
