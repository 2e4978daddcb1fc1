import type { Session } from 'electron';
import type { Rule } from './rule.ts';

/** Nothing that the page showed stays on disk, and nothing that was typed is sent to a speller (E24). */
export const noDiskTraces: Rule<Session> = {
  row: 'E24',
  name: 'no-disk-traces',
  apply(session) {
    if (session.isPersistent()) throw new Error('the window must use a session that lives in memory only');
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  },
};
