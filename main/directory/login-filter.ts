import { AndFilter, EqualityFilter, ExtensibleFilter, type Filter, FilterParser, NotFilter, OrFilter } from 'ldapts';

/** Stands for the name that was typed. */
const loginHole = '{{login}}';

/** The administrator's filter, parsed once, with a hole for the name. */
export interface LoginFilter {
  /** The filter for one name. The name becomes an assertion value as it is: no text is put together, so nothing in it can be syntax. */
  forLogin(login: string): Filter;
}

/** Why a text is no filter for people: it does not parse, or the name stands where it cannot be compared. */
export type FilterFault = 'syntax' | 'no-hole';

/**
 * Parses an RFC 4515 filter. The hole counts where it is (part of) the value of an equality or matching-rule assertion that is not negated;
 * in a substring it would let half a name find somebody.
 */
export function parseLoginFilter(text: string): LoginFilter | FilterFault {
  let parsed: Filter;
  try {
    parsed = FilterParser.parseString(decodeEscapes(text));
  } catch {
    // The library throws plain errors for syntax only: the answer of this function.
    return 'syntax';
  }
  if (!holds(parsed)) return 'no-hole';
  return { forLogin: (login) => fill(parsed, login) };
}

/** A name as directories compare it: NFKC, trimmed, 1 to 128 characters, none of them a control character; undefined for anything else. */
export function normalizeLogin(typed: string): string | undefined {
  const login = typed.normalize('NFKC').trim();
  return login.length >= 1 && login.length <= 128 && !/\p{C}/u.test(login) ? login : undefined;
}

/** The library reads `\c3\a9` as two characters and sends four bytes: escaped bytes of one character are put together first. */
function decodeEscapes(text: string): string {
  return text.replace(/(?:\\[89a-f][0-9a-f])+/gi, (bytes) =>
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes.replaceAll('\\', ''), 'hex')),
  );
}

function holds(filter: Filter): boolean {
  if (filter instanceof AndFilter || filter instanceof OrFilter) return filter.filters.some(holds);
  return assertionValue(filter)?.includes(loginHole) ?? false;
}

function assertionValue(filter: Filter): string | undefined {
  if (filter instanceof EqualityFilter) return typeof filter.value === 'string' ? filter.value : undefined;
  return filter instanceof ExtensibleFilter ? filter.value : undefined;
}

function fill(filter: Filter, login: string): Filter {
  if (filter instanceof AndFilter) return new AndFilter({ filters: filter.filters.map((one) => fill(one, login)) });
  if (filter instanceof OrFilter) return new OrFilter({ filters: filter.filters.map((one) => fill(one, login)) });
  if (filter instanceof NotFilter) return new NotFilter({ filter: fill(filter.filter, login) });
  const value = assertionValue(filter);
  if (!value?.includes(loginHole)) return filter;
  const filled = value.split(loginHole).join(login);
  if (filter instanceof ExtensibleFilter) {
    const { rule, matchType, dnAttributes } = filter;
    return new ExtensibleFilter({ rule, matchType, dnAttributes, value: filled });
  }
  return filter instanceof EqualityFilter ? new EqualityFilter({ attribute: filter.attribute, value: filled }) : filter;
}
