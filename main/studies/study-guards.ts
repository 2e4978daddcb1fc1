import { AppError } from '../../shared/contract/errors.ts';
import type { StudyRole } from '../../shared/studies.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { MemberRow, StudiesRepository, StudyRow } from './repository.ts';

/** Who is to belong to a study. */
export interface WantedMember {
  readonly accountId: number;
  readonly role: StudyRole;
}

/** What is refused of studies, each with a sentence that says what to do instead. */
export function createStudyGuards(repository: StudiesRepository) {
  const refuse = (field: string, message: string): never => {
    throw new AppError('CONFLICT', message, { fields: { [field]: message } });
  };

  return {
    /** @throws AppError CONFLICT when another study has the name */
    requireFreeName(name: string, except?: number): void {
      const holder = repository.nameHolder(name);
      if (holder !== undefined && holder !== except)
        refuse('name', 'There is a study with this name already. Choose another one.');
    },

    /** A prefix that ever was on an identifier stays with its study. @throws AppError CONFLICT when another study has or had it */
    requireFreePrefix(prefix: string, except?: number): void {
      const holder = repository.prefixHolder(prefix);
      if (holder !== undefined && holder !== except)
        refuse('prefix', 'Another study has this prefix, or had it earlier. Choose a different one.');
    },

    /** @throws AppError CONFLICT for an archived study that is to be meant where none is named */
    requireOpenDefault({ active }: Pick<StudyRow, 'active'>): void {
      if (active === 0)
        refuse('isDefault', 'This study is archived. Open it again before you make it the default one.');
    },

    /** @throws AppError INVALID for an account that does not exist, is named twice, or is inactive and no member yet */
    requireKnownMembers(wanted: readonly WantedMember[], present: readonly MemberRow[]): void {
      const ids = wanted.map(({ accountId }) => accountId);
      const found = new Map(repository.accounts(ids).map((account) => [account.id, account]));
      const invalid = (message: string): never => {
        throw new AppError('INVALID', message, { fields: { members: message } });
      };
      if (new Set(ids).size < ids.length) invalid('Somebody is named twice. Name everybody once.');
      for (const id of ids) {
        const account = found.get(id);
        const isMember = present.some(({ accountId }) => accountId === id);
        if (!account) invalid('An account among them does not exist any more. Read the study again.');
        else if (account.active === 0 && !isMember)
          invalid(`The account "${account.username}" is inactive. Activate it first, or leave it out.`);
      }
    },

    /** @throws AppError FORBIDDEN when the caller would be something else in the study than before */
    requireOthersOnly(ctx: Context, wanted: readonly WantedMember[], present: readonly WantedMember[]): void {
      const { accountId } = principalOf(ctx);
      const roleIn = (members: readonly WantedMember[]) =>
        members.find((member) => member.accountId === accountId)?.role ?? null;
      if (accountId === null || roleIn(wanted) === roleIn(present)) return;
      const message = 'Nobody changes what they themselves are in a study. Ask another administrator.';
      throw new AppError('FORBIDDEN', message, { fields: { members: message } });
    },

    /** Opening a study to everyone must not open it to the one who does it. @throws AppError FORBIDDEN */
    requireNoWayIn(ctx: Context, members: readonly WantedMember[]): void {
      const { accountId, permissions } = principalOf(ctx);
      if (accountId === null || !permissions.has('patients:read')) return;
      const role = members.find((member) => member.accountId === accountId)?.role;
      if (role === 'investigator' || (role === 'member' && !permissions.has('patients:investigate'))) return;
      const message =
        'Open to everyone, this study would show you more patients than now, and nobody decides that alone. Ask another administrator.';
      throw new AppError('FORBIDDEN', message, { fields: { everyone: message } });
    },

    /** @throws AppError INVALID for a year that has not begun; CONFLICT for a number that is not higher than the stored one */
    requireHigher({ year, last }: { year: number; last: number }, thisYear: number, stored: number): void {
      if (year > thisYear) {
        const message = 'This year has not begun. Choose this year or an earlier one.';
        throw new AppError('INVALID', message, { fields: { year: message } });
      }
      if (last <= stored)
        refuse(
          'last',
          `Numbers of ${year} are issued up to ${stored} already. Type a higher one; a counter never goes back.`,
        );
    },
  };
}
