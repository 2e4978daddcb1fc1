import { WhitelistName } from '../../shared/whitelist.ts';

/** Names of a list: those that can be whitelisted, each once and in the order of the list, and those that no username can be. */
export interface AuthorizedNames {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

/**
 * Reads names as they stand in the variable AUTHORIZED_USERS or in a pasted list: separated by commas, semicolons or line ends;
 * blanks and quotation marks around a name, or around the whole list, do not matter. Source: requirement rows 000-007 and 000-056.
 */
export function readAuthorizedNames(text: string): AuthorizedNames {
  const names = text
    .split(/[,;\r\n]/)
    .map(bare)
    .filter((name) => name !== '');
  const unique = [...new Set(names)];
  const fits = (name: string) => WhitelistName.safeParse(name).success;
  return { valid: unique.filter(fits), invalid: unique.filter((name) => !fits(name)) };
}

const wrapping = /[\s"'“”«»]/u;

/** Without the blanks and quotation marks around it; character by character, because a pattern could be made to work for hours. */
function bare(part: string): string {
  let start = 0;
  let end = part.length;
  while (start < end && wrapping.test(part.charAt(start))) start += 1;
  while (end > start && wrapping.test(part.charAt(end - 1))) end -= 1;
  return part.slice(start, end);
}
