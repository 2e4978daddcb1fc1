import type { IdentityField } from '#shared/identity-fields.ts';
import type { CsvColumn } from '../../files/csv-body.ts';
import { fileInstant } from '../../files/csv-writer.ts';
import type { TakenPatient } from './choice.ts';

/** Who takes the file and when: on every row, since a row is soon copied elsewhere. */
export interface Taker {
  readonly by: string;
  /** UTC, ISO text. */
  readonly at: string;
}

const identityColumns: readonly CsvColumn<TakenPatient>[] = [
  ...(
    [
      ['ipp', 'ipp'],
      ['last_name', 'lastName'],
      ['first_name', 'firstName'],
      ['birth_date', 'birthDate'],
    ] as const satisfies readonly (readonly [string, IdentityField])[]
  ).map(
    ([heading, field]): CsvColumn<TakenPatient> => ({
      heading,
      value: ({ identity }) => identity?.[field] ?? null,
      kind: field === 'birthDate' ? 'date' : undefined,
    }),
  ),
  // A row whose identity does not decrypt says so, rather than look like one that was left blank.
  { heading: 'identity_readable', value: ({ identity }) => identity !== null },
];

/** The columns of a file of patients. */
export function patientColumns(identities: boolean, { by, at }: Taker): readonly CsvColumn<TakenPatient>[] {
  return [
    { heading: 'identifier', value: ({ row }) => row.identifier },
    { heading: 'study', value: ({ row }) => row.studyName },
    ...(identities ? identityColumns : []),
    { heading: 'sex', value: ({ row }) => row.sex },
    { heading: 'created_at', value: ({ row }) => fileInstant(row.createdAt), kind: 'instant' },
    { heading: 'created_by', value: ({ row }) => row.createdBy },
    { heading: 'archived', value: ({ row }) => row.archivedAt !== null },
    { heading: 'exported_by', value: () => by },
    { heading: 'exported_at', value: () => fileInstant(at), kind: 'instant' },
  ];
}
