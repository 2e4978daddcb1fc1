import type { Person, PersonRole } from '../../shared/people.ts';
import { personRoles } from '../../shared/people.ts';
import { blankToNull } from '../../shared/text.ts';

/** What stands in the dialog while it is typed. */
export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly PersonRole[];
}

/** Fields that cannot be saved as they stand; translations stand under `problems`. */
export type PersonProblem = 'name' | 'email' | 'roles';

/** A stored person as the dialog shows them; a blank form for a new one. */
export function personDraft(person: Person | undefined): PersonDraft {
  return {
    name: person?.name ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    roles: person?.roles ?? [],
  };
}

/** What must be mended before saving; whether an address is one is left to the core. */
export function personProblems(draft: PersonDraft): readonly PersonProblem[] {
  const problems: PersonProblem[] = [];
  if (draft.name.trim() === '') problems.push('name');
  if (!/^\S+@\S+$/.test(draft.email.trim())) problems.push('email');
  if (draft.roles.length === 0) problems.push('roles');
  return problems;
}

/** The fields in the form in which they are sent: roles in their order, a blank phone number as none. */
export function personFields(draft: PersonDraft) {
  return {
    name: draft.name.trim(),
    email: draft.email.trim(),
    phone: blankToNull(draft.phone),
    roles: personRoles.filter((role) => draft.roles.includes(role)),
  };
}

/** What differs from the person with whom the dialog was opened. */
export function personChanges(draft: PersonDraft, opened: Person): Partial<ReturnType<typeof personFields>> {
  const stored: Readonly<Record<string, unknown>> = { ...opened };
  const changed = Object.entries(personFields(draft)).filter(
    ([field, value]) => JSON.stringify(stored[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}

/** Fields that both this draft and somebody else changed, to different values: what people must look at before saving again. */
export function personClashes(draft: PersonDraft, opened: Person, current: Person): readonly (keyof PersonDraft)[] {
  const mine = personChanges(draft, opened);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return (['name', 'email', 'phone', 'roles'] as const).filter(
    (field) => field in mine && !same(opened[field], current[field]) && !same(mine[field], current[field]),
  );
}
