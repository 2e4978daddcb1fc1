/** Words of a printed list of patients. */
export interface ListWords {
  readonly title: string;
  lead(count: number, identities: boolean): string;
  readonly columns: Readonly<
    Record<'identifier' | 'study' | 'ipp' | 'lastName' | 'firstName' | 'birthDate' | 'sex' | 'created' | 'by', string>
  >;
  readonly unreadable: string;
  readonly archived: string;
  readonly none: string;
  footer(by: string, at: string, seq: number, hash: string): string;
}

const en: ListWords = {
  title: 'Patients',
  lead: (count, identities) =>
    `${count === 1 ? '1 patient' : `${count} patients`}, ${identities ? 'with identities: confidential' : 'without identities'}`,
  columns: {
    identifier: 'Identifier',
    study: 'Study',
    ipp: 'IPP',
    lastName: 'Last name',
    firstName: 'First name',
    birthDate: 'Birth date',
    sex: 'Sex',
    created: 'Created',
    by: 'By',
  },
  unreadable: 'does not decrypt',
  archived: 'archived',
  none: 'No patient matches.',
  footer: (by, at, seq, hash) => `Printed by ${by}, ${at}. Audit trail: entry ${seq}, ${hash.slice(0, 16)}`,
};

const fr: ListWords = {
  title: 'Patients',
  lead: (count, identities) =>
    `${count} ${count > 1 ? 'patients' : 'patient'}, ${identities ? 'avec identités : confidentiel' : 'sans identités'}`,
  columns: {
    identifier: 'Identifiant',
    study: 'Étude',
    ipp: 'IPP',
    lastName: 'Nom',
    firstName: 'Prénom',
    birthDate: 'Date de naissance',
    sex: 'Sexe',
    created: 'Création',
    by: 'Par',
  },
  unreadable: 'ne se déchiffre pas',
  archived: 'archivé',
  none: 'Aucun patient ne correspond.',
  footer: (by, at, seq, hash) => `Imprimé par ${by}, ${at}. Journal d’audit : entrée ${seq}, ${hash.slice(0, 16)}`,
};

/** The words of a language. */
export const listWords: Readonly<Record<'en' | 'fr', ListWords>> = { en, fr };
