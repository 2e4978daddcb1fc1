import { fold } from '../../shared/text.ts';
import type { DirectoryAnswer } from '../directory/service.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { DirectoryProver } from './collaborators.ts';
import type { DirectoryAccounts } from './directory-accounts.ts';
import type { AuthRepository, SignInAccount } from './repository.ts';
import type { SessionRepository } from './session-repository.ts';
import type { SessionWriter } from './session-writer.ts';

/** More people than this share of those who are signed in cannot have left at once: the settings are wrong, not the people (row P20). */
const believableShare = 0.2;

/** What a look at the directory came to. */
export interface DirectoryRefresh {
  /** Accounts that the directory was asked about. */
  readonly looked: number;
  /** Accounts whose sessions were ended. */
  readonly ended: number;
  /** So many were gone at once that nobody was signed out. */
  readonly unbelievable: boolean;
}

/** Looks up everybody of the directory who is signed in, so that a group or an account that is gone there does not live on here (row P14). */
export function createDirectoryRefresh(deps: {
  readonly directory: DirectoryProver;
  readonly repository: AuthRepository;
  readonly sessions: SessionRepository;
  readonly sessionWriter: SessionWriter;
  readonly accounts: DirectoryAccounts;
  readonly notices: NoticeWriter;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { directory, repository, sessions, sessionWriter, accounts, notices, transactor, clock, random } = deps;

  const actor = () => programActor(random, '(directory)', 'directory.refresh');

  /** One after the other, so that the directory is never flooded; undefined when it stops answering. */
  async function askAll(people: readonly SignInAccount[]) {
    const answers: { readonly account: SignInAccount; readonly answer: DirectoryAnswer }[] = [];
    for (const account of people) {
      const answer = await directory.prove(account.username, null);
      if (answer.outcome === 'unreachable') return undefined;
      answers.push({ account, answer });
    }
    return answers;
  }

  function end(account: SignInAccount): void {
    transactor.transact(actor(), (tx) => sessionWriter.endOfAccount(tx, account.id));
  }

  function warnOfMany(gone: number, looked: number): void {
    transactor.transact(actor(), (tx) =>
      notices.raise(tx, {
        kind: 'directory.vanished',
        subject: 'directory',
        audience: 'access:manage',
        severity: 'danger',
        message: `The directory does not know ${gone} of ${looked} people who are signed in. Nobody was signed out, because the search settings are the likelier cause; check them.`,
        link: '/admin/directory',
      }),
    );
  }

  return async function refreshDirectoryAccounts(): Promise<DirectoryRefresh> {
    const nothing = { looked: 0, ended: 0, unbelievable: false };
    if (!directory.available()) return nothing;
    const people = sessions.directoryAccounts(clock.now().toISOString()).flatMap((id) => repository.byId(id) ?? []);
    const answers = await askAll(people);
    if (!answers) return nothing;
    const looked = answers.length;
    const gone = answers.filter(({ answer }) => isGone(answer));
    const unbelievable = gone.length > 1 && gone.length > looked * believableShare;
    if (unbelievable) warnOfMany(gone.length, looked);

    let ended = 0;
    for (const { account, answer } of answers) {
      if (answer.outcome === 'found' && isSamePerson(account, answer.identity)) {
        const { identity } = answer;
        // The answer took its time: the account may belong to somebody else by now.
        transactor.transact(actor(), (tx) => {
          const present = repository.byId(account.id);
          if (present?.source === 'directory' && isSamePerson(present, identity))
            accounts.refresh(tx, present.id, identity);
        });
      } else if (!unbelievable || !isGone(answer)) {
        end(account);
        ended += 1;
      }
    }
    return { looked, ended, unbelievable };
  };
}

/** Not to be found, rather than known and shut out. */
function isGone(answer: DirectoryAnswer): boolean {
  return answer.outcome === 'refused' && ['not-found', 'ambiguous', 'no-role'].includes(answer.reason);
}

function isSamePerson(account: SignInAccount, identity: { readonly directoryId: string; readonly username: string }) {
  return account.directory_id === identity.directoryId && fold(identity.username) === fold(account.username);
}
