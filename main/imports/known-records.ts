import type { NewLookup, UnitLookupKind } from '../../shared/lookups.ts';
import type { PersonRole } from '../../shared/people.ts';
import type { TextFolder } from './text-folder.ts';

/** A lookup as an import knows it; full name and address of facilities only. */
export interface KnownLookup {
  readonly id: number;
  readonly name: string;
  readonly fullName: string | null;
  readonly address: string | null;
}

/** Every lookup by folded name, with those that this import adds. */
export interface LookupDirectory {
  /** `classId` for subclasses. Inactive ones are found too: they are used again without being reactivated (REMS 3.11); merged ones lead to where they went. */
  find(kind: UnitLookupKind, name: string, classId?: number): KnownLookup | undefined;
  get(kind: UnitLookupKind, id: number): KnownLookup | undefined;
  /** The class that a subclass belongs to. */
  classOf(subclassId: number): number | undefined;
  /** Whether a facility has this full name. */
  hasFullName(fullName: string): boolean;
  create(lookup: Extract<NewLookup, { kind: UnitLookupKind }>): number;
  /** Takes notice of a lookup that was written elsewhere in this run. */
  remember(kind: UnitLookupKind, lookup: KnownLookup, classId?: number): void;
}

/** A person that a file brings. */
export interface IncomingPerson {
  /** The id of the file, kept because it is free. */
  readonly id: number | undefined;
  readonly name: string;
  readonly email: string;
  readonly role: PersonRole;
}

/** A person as an import knows it; who was merged stands under the name and the address they had, with the id of the one to whom they went. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly roles: ReadonlySet<PersonRole>;
  /** The name of the one to whom a merged record went; absent for everybody else. */
  readonly mergedInto?: string;
}

/** Every person by id, e-mail address and folded name, with those that this import adds. */
export interface PeopleDirectory {
  get(id: number): KnownPerson | undefined;
  byEmail(email: string): KnownPerson | undefined;
  byName(name: string): readonly KnownPerson[];
  /** As {@link byName}, with "Last, First" and "First Last" taken for the same name. */
  byTurnedName(name: string): readonly KnownPerson[];
  create(person: IncomingPerson): number;
  addRole(personId: number, role: PersonRole): void;
  /** Takes notice of a person that was written elsewhere in this run. */
  remember(person: KnownPerson): void;
}

/** What the tables of one file have in common: each knows what those before it add, and all keep their own numbers and authors. */
export interface SharedRecords {
  readonly folder: TextFolder;
  readonly lookups: LookupDirectory;
  readonly people: PeopleDirectory;
  /** Units and how rows about them are labelled. */
  readonly units: ReadonlyMap<number, string>;
}
