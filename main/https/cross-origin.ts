import { AppError } from '../../shared/contract/errors.ts';
import type { Rule } from './rule.ts';
import type { Admission } from './who-may-ask.ts';

/** What a page of a listed origin may send (rows 002-041 and 002-042), and for how long its browser remembers that (row 002-044). */
const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Authorization',
  'access-control-max-age': '3600',
} as const;

/**
 * Lets pages of listed origins call with a token, and nobody else (row 002-040). Without a listed origin no answer has a header of
 * this kind. The cookie stays with the own page: browsers do not send it from elsewhere, and it is not taken from there either.
 */
export function crossOrigin(admission: () => Admission): Rule {
  return (visit) => {
    const rules = admission();
    if (!rules.anyOrigin) return undefined;
    const origin = visit.headers.get('origin');
    // The own page stays the own page, also where somebody has listed its address.
    const own = `https://${visit.arrival.claimedHosts?.[0]?.toLowerCase()}`;
    const readable = origin !== null && origin !== own && rules.listsOrigin(origin);
    visit.listedOrigin = readable;
    return {
      leave({ headers }) {
        if (readable) {
          headers.set('access-control-allow-origin', origin);
          headers.set('access-control-allow-credentials', 'true');
        }
        headers.append('vary', 'Origin');
      },
    };
  };
}

/** What browsers ask before a page of a listed origin may call: 204, and the page's own request follows. */
export const answerPreflight: Rule = ({ method, headers, listedOrigin }) => {
  const asks = listedOrigin && method === 'OPTIONS' && headers.get('access-control-request-method') !== null;
  return asks ? { answer: { status: 204, headers: preflight } } : undefined;
};

/** A call of a listed origin brings a token of its own and no cookie, which a page on another port of this machine's name could send. */
export const tokenFromElsewhere: Rule = ({ listedOrigin, headers }) => {
  if (!listedOrigin) return undefined;
  const bearer = /^bearer /i.test(headers.get('authorization') ?? '');
  if (!bearer || headers.get('cookie') !== null) {
    throw new AppError('FORBIDDEN', 'Pages of other origins call with an access token. Send one, and no cookie.');
  }
  return undefined;
};
