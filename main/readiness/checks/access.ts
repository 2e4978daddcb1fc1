import { createWhitelistRules } from '../../whitelist/whitelist-rules.ts';
import type { Check } from '../check.ts';
import { failed, off, ok, warning } from '../finding.ts';
import { daysSince, moment } from '../moments.ts';
import { lastAt, settingOf } from '../read-facts.ts';
import { tryAdministration, tryUnknownProcedure, tryWrongPassword } from '../self-calls.ts';

/** Days without use after which a token for scripts is asked about (row 002-081). */
const idleTokenDays = 30;

/** Whether the right people get in, and nobody else. */
export const accessChecks: readonly Check[] = [
  {
    of: 'data',
    id: 'administrators',
    area: 'access',
    requirements: ['000-079'],
    link: '/admin/accounts',
    look({ db, authorizedUsers }) {
      const names = db
        .prepare<[], string>(
          "SELECT a.username FROM account_roles r JOIN accounts a ON a.id = r.account_id WHERE r.role = 'administrator' AND a.active = 1",
        )
        .pluck()
        .all();
      const rules = createWhitelistRules({ db, authorizedUsers });
      const enforced = settingOf(db, 'access')?.whitelistEnforced !== false;
      const count = names.filter((name) => !enforced || rules.lists(name)).length;
      if (count === 0)
        return failed(
          'No active administrator is let in by the whitelist.',
          'Add one at the command line: rems whitelist add NAME --reason TEXT.',
        );
      if (count === 1)
        return warning(
          'There is one active administrator.',
          'Make a second one: somebody must get in when the first is away.',
        );
      return ok(`${count} active administrators are let in.`);
    },
  },
  {
    of: 'data',
    id: 'whitelist',
    area: 'access',
    requirements: ['000-080', '000-016'],
    link: '/admin/whitelist',
    look({ db, authorizedUsers }) {
      if (settingOf(db, 'access')?.whitelistEnforced === false)
        return warning(
          'The whitelist is switched off: whoever has an active account may sign in.',
          'Switch it on in the rules of access, after adding everybody who should get in.',
        );
      const rules = createWhitelistRules({ db, authorizedUsers });
      if (rules.fallback() !== null)
        return warning(
          'The variable AUTHORIZED_USERS decides who may sign in.',
          'Import its names on the page of the whitelist; then the table decides.',
        );
      const active = db.prepare<[], number>('SELECT count(*) FROM whitelist WHERE active = 1').pluck().get() ?? 0;
      if (active === 0) return failed('The whitelist lets nobody in.', 'Add somebody on the page of the whitelist.');
      return ok(`The whitelist lets ${active} names in.`);
    },
  },
  {
    of: 'data',
    id: 'directory',
    area: 'access',
    requirements: ['000-083', '000-089', '000-048'],
    link: '/admin/directory',
    look({ db }) {
      if (settingOf(db, 'directory')?.enabled !== true) return off('No directory is used.');
      const tested = lastAt(db, { entity: 'directory', action: 'directory.test', field: 'ok', value: true });
      if (tested === undefined)
        return warning('The directory is used and was never tested.', 'Test it on the page of the directory.');
      return ok(`The directory was tested with success on ${moment(tested)}.`);
    },
  },
  {
    of: 'data',
    id: 'mail',
    area: 'access',
    requirements: ['004-056'],
    link: '/admin/mail',
    look({ db }) {
      if (settingOf(db, 'mail')?.enabled !== true)
        return off('Mail is switched off: warnings appear in the program only.');
      const sent = db
        .prepare<[], string>("SELECT sent_at FROM mail_outbox WHERE state = 'sent' ORDER BY id DESC LIMIT 1")
        .pluck()
        .get();
      if (sent === undefined)
        return warning('Mail is used, and none has gone out yet.', 'Send a test on the page of the mail server.');
      return ok(`The last mail went out on ${moment(sent)}.`);
    },
  },
  {
    of: 'data',
    id: 'sign-in',
    area: 'access',
    requirements: ['000-085', '000-045'],
    look({ db }) {
      const at = db.prepare<[], string | null>('SELECT max(last_sign_in_at) FROM accounts').pluck().get();
      if (!at) return warning('Nobody has signed in yet.', 'Sign in once as an administrator.');
      return ok(`The last sign-in was on ${moment(at)}.`);
    },
  },
  {
    of: 'data',
    id: 'tokens',
    area: 'access',
    requirements: ['002-081', '002-010', '004-015'],
    look({ db, now }) {
      const tokens = db
        .prepare<[string], { name: string; at: string }>(
          'SELECT name, coalesce(last_used_at, created_at) AS at FROM access_tokens WHERE revoked_at IS NULL AND expires_at > ? ORDER BY id',
        )
        .all(now.toISOString());
      if (tokens.length === 0) return off('Nobody has made a token for scripts.');
      const idle = tokens.filter(({ at }) => daysSince(at, now) > idleTokenDays).map(({ name }) => name);
      if (idle.length === 0)
        return ok(`Tokens for scripts, all of them used within ${idleTokenDays} days: ${tokens.length}.`);
      return warning(
        `Tokens for scripts that nobody has used for ${idleTokenDays} days: ${idle.join(', ')}.`,
        'Ask their owners, and revoke those that are not needed.',
      );
    },
  },
  {
    of: 'data',
    id: 'wrong-password',
    area: 'access',
    requirements: ['004-076'],
    thorough: true,
    look: ({ dispatch, now }) => tryWrongPassword(dispatch, now),
  },
  {
    of: 'data',
    id: 'unknown-call',
    area: 'access',
    requirements: ['004-083'],
    thorough: true,
    look: ({ dispatch }) => tryUnknownProcedure(dispatch),
  },
  {
    of: 'data',
    id: 'admin-pages',
    area: 'access',
    requirements: ['000-086', '000-087', '000-046'],
    thorough: true,
    look: ({ dispatch }) => tryAdministration(dispatch),
  },
  {
    of: 'data',
    id: 'patients',
    area: 'access',
    requirements: ['000-088'],
    look({ db }) {
      const at = db.prepare<[], string>('SELECT created_at FROM patients ORDER BY id DESC LIMIT 1').pluck().get();
      return at === undefined
        ? off('No patient has been created yet.')
        : ok(`The last patient was created on ${moment(at)}.`);
    },
  },
];
