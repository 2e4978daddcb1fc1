import type { Account, DiagnosisFinding } from '../../shared/accounts.ts';
import { localDate } from '../../shared/dates.ts';
import type { DirectorySettings } from '../../shared/directory.ts';
import { fold } from '../../shared/text.ts';
import type { AccessService } from '../access/service.ts';
import type { DirectoryAnswer } from '../directory/service.ts';
import type { Clock } from '../ports.ts';
import type { WhitelistRules } from '../whitelist/whitelist-rules.ts';
import { toAccount } from './account-view.ts';
import { directoryFinding } from './diagnose-directory.ts';
import type { AccountRow, AccountsRepository } from './repository.ts';
import type { SignInWaits } from './sign-in-waits.ts';

/** What the diagnosis asks of the directory. */
export interface AskedDirectory {
  /** Set up and switched on. */
  available(): boolean;
  get(): { readonly settings: Pick<DirectorySettings, 'createAccounts'> };
  /** Everything that signing in asks for but the password. */
  prove(username: string, password: null): Promise<DirectoryAnswer>;
}

/** The findings in the order in which signing in looks; nobody without a `problem` is kept out. */
export interface Diagnosis {
  readonly username: string;
  readonly canSignIn: boolean;
  readonly findings: DiagnosisFinding[];
}

/** Says why a person can or cannot sign in, in sentences for somebody who knows the clinic and not the program. */
export function createDiagnosis(deps: {
  readonly repository: AccountsRepository;
  readonly whitelist: Pick<WhitelistRules, 'fallback' | 'lists' | 'spelling' | 'entryOf'>;
  readonly access: Pick<AccessService, 'rules'>;
  readonly throttle: Pick<SignInWaits, 'waitOf'>;
  readonly secondFactor: { required(roles: readonly string[]): boolean };
  readonly directory: AskedDirectory;
  readonly clock: Clock;
}) {
  const { repository, whitelist, access, throttle, secondFactor, directory, clock } = deps;

  /** A name without an account: perhaps mistyped, perhaps of somebody whom the directory knows. */
  async function ofStranger(typed: string): Promise<DiagnosisFinding[]> {
    const listed = access.rules().whitelistEnforced ? whitelist.spelling(typed) : typed;
    const known = listed !== undefined && directory.available() ? await directory.prove(listed, null) : undefined;
    const alike = repository.alike(fold(typed));
    const similar: DiagnosisFinding[] =
      alike.length === 0 ? [] : [info('account', `Similar names are: ${alike.join(', ')}.`)];
    if (listed !== undefined && known?.outcome === 'found') {
      return [
        firstSignIn(typed, repository.directoryOwner(known.identity.directoryId)),
        ...similar,
        ok('whitelist', 'The name may sign in as far as the whitelist is concerned.'),
        directoryFinding(known),
      ];
    }
    return [
      problem('account', `There is no account "${typed}". Check the spelling, or create the account.`),
      ...similar,
      ...(known ? [directoryFinding(known)] : []),
    ];
  }

  /** @param owner the account that the person of the directory has already, under a former name */
  function firstSignIn(typed: string, owner: string | undefined): DiagnosisFinding {
    if (!directory.get().settings.createAccounts) {
      return problem(
        'account',
        `There is no account "${typed}", and the settings of the directory let no first sign-in make one. Create the account.`,
      );
    }
    if (owner !== undefined) {
      return problem(
        'account',
        `There is no account "${typed}": in the directory this is the person to whom the account "${owner}" belongs. Move that one to this installation first; then the next sign-in makes a new account.`,
      );
    }
    return info(
      'account',
      `There is no account "${typed}" yet. The directory knows this person: the first sign-in makes the account.`,
    );
  }

  function whitelistFinding(username: string): DiagnosisFinding {
    const says = (state: DiagnosisFinding['state'], message: string) => ({
      check: 'whitelist' as const,
      state,
      message,
    });
    if (!access.rules().whitelistEnforced) return says('info', 'The whitelist is switched off: it keeps nobody out.');
    if (whitelist.lists(username)) return says('ok', 'The name is on the whitelist.');
    const entry = whitelist.entryOf(username);
    if (entry) {
      return says(
        'problem',
        `The name was taken off the whitelist by ${entry.changedBy} on ${localDate(new Date(entry.changedAt))}. Let it in again on the page of the whitelist.`,
      );
    }
    const spelling = whitelist.spelling(username);
    if (spelling !== undefined) {
      return says(
        'problem',
        `The whitelist has "${spelling}", but the account is called "${username}". Capitals and accents count: add the name as the account spells it.`,
      );
    }
    return whitelist.fallback() === null
      ? says('problem', 'The name is not on the whitelist. Add it on the page of the whitelist.')
      : says(
          'problem',
          'The name is not in the variable AUTHORIZED_USERS, which is in force. Import its names, then add this one.',
        );
  }

  function methodFinding({ source }: Account): DiagnosisFinding {
    if (source === 'local') return ok('method', 'The password is checked by this installation.');
    return directory.available()
      ? ok('method', 'The password is checked by the directory of the organisation.')
      : problem(
          'method',
          'The account signs in with the directory, which is switched off or not set up. Set it up, or move the account to this installation.',
        );
  }

  function passwordFinding({ mustChangePassword, passwordExpiresAt }: Account): DiagnosisFinding {
    if (!mustChangePassword) {
      return ok(
        'password',
        'A password is set. Whether it is typed right cannot be seen here; set a new one when it is forgotten.',
      );
    }
    if (passwordExpiresAt === null) return info('password', 'The password must be changed at the next sign-in.');
    return Date.parse(passwordExpiresAt) <= clock.now().getTime()
      ? problem('password', `The temporary password ran out on ${inWords(passwordExpiresAt)}. Set a new one.`)
      : info(
          'password',
          `The password is temporary: it opens until ${inWords(passwordExpiresAt)} and must be changed at the next sign-in.`,
        );
  }

  function throttleFinding({ username }: Account): DiagnosisFinding {
    const minutes = Math.ceil(throttle.waitOf(fold(username)) / 60);
    if (minutes === 0) return ok('throttle', 'There is no wait after failed sign-ins.');
    return problem(
      'throttle',
      minutes === 1
        ? 'After too many failed sign-ins the account has to wait 1 minute more. The wait can be ended on the page of the account.'
        : `After too many failed sign-ins the account has to wait ${minutes} minutes more. The wait can be ended on the page of the account.`,
    );
  }

  function secondFactorFinding({ secondFactor: enrolled, roles }: Account): DiagnosisFinding {
    if (enrolled) {
      return info(
        'second-factor',
        'A code of the authenticator app is asked for. Take the second factor away when phone and recovery codes are lost.',
      );
    }
    return secondFactor.required(roles)
      ? info('second-factor', 'A role asks for a second factor; it is set up at the next sign-in.')
      : ok('second-factor', 'No second factor is asked for.');
  }

  async function ofAccount(row: AccountRow): Promise<DiagnosisFinding[]> {
    const account = toAccount(row, whitelist.fallback());
    const { username, active, source, roles } = account;
    const asked = source === 'directory' && directory.available() ? await directory.prove(username, null) : undefined;
    const open = repository.openSessions(account.id, clock.now().toISOString());
    return [
      ok('account', `The account "${username}" exists.`),
      active
        ? ok('active', 'The account is active.')
        : problem('active', 'The account is inactive. Activate it on its page.'),
      whitelistFinding(username),
      methodFinding(account),
      ...(source === 'local' ? [passwordFinding(account)] : []),
      throttleFinding(account),
      secondFactorFinding(account),
      roles.length > 0
        ? ok('rights', `The account has these roles: ${roles.join(', ')}.`)
        : info('rights', 'The account has no role: it can sign in, but open nothing. Give it a role on its page.'),
      ...(asked ? [directoryFinding(asked, row.directory_id)] : []),
      info('sessions', openSessions(open)),
    ];
  }

  return {
    /** Looks at everything that signing in looks at but the password. */
    async diagnose(typed: string): Promise<Diagnosis> {
      const row = repository.byName(fold(typed));
      const findings = row ? await ofAccount(row) : await ofStranger(typed);
      const canSignIn = findings.every(({ state }) => state !== 'problem');
      return { username: row?.username ?? typed, canSignIn, findings };
    },
  };
}

/** The part of the accounts feature of {@link createDiagnosis}. */
export type Diagnoser = ReturnType<typeof createDiagnosis>;

function openSessions(count: number): string {
  if (count === 0) return 'No session is open.';
  return count === 1 ? 'One session is open.' : `${count} sessions are open.`;
}

type Check = DiagnosisFinding['check'];
const ok = (check: Check, message: string): DiagnosisFinding => ({ check, state: 'ok', message });
const info = (check: Check, message: string): DiagnosisFinding => ({ check, state: 'info', message });
const problem = (check: Check, message: string): DiagnosisFinding => ({ check, state: 'problem', message });

/** Date and time on this machine: `2026-03-01 08:05`. */
function inWords(instant: string): string {
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${localDate(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
