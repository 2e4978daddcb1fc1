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
    .map((part) => part.replace(/^[\s"'“”«»]+|[\s"'“”«»]+$/gu, ''))
    .filter((name) => name !== '');
  const unique = [...new Set(names)];
  const fits = (name: string) => WhitelistName.safeParse(name).success;
  return { valid: unique.filter(fits), invalid: unique.filter((name) => !fits(name)) };
}
