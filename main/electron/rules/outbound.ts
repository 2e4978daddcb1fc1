import type { Session } from 'electron';
import type { Log } from '../../ports.ts';
import { isOwnData } from '../app-origin.ts';
import type { Rule } from './rule.ts';

/** The page reaches its own bundle and nothing else, whatever it holds (X9). */
export function blockOutbound(log: Log, packaged: boolean): Rule<Session> {
  return {
    row: 'X9',
    name: 'block-outbound',
    apply(session) {
      session.webRequest.onBeforeRequest((details, answer) => {
        const allowed = isOwnData(details.url) || (!packaged && isDevTools(details.url));
        if (!allowed)
          log.warn('outbound request refused', { type: details.resourceType, scheme: schemeOf(details.url) });
        answer({ cancel: !allowed });
      });
    },
  };
}

function isDevTools(url: string): boolean {
  return schemeOf(url) === 'devtools:';
}

function schemeOf(url: string): string {
  return URL.parse(url)?.protocol ?? '(none)';
}
