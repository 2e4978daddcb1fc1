import { Table, Text } from '@mantine/core';
import { IconEqual, IconEqualNot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { typedDate } from '../ui/date-text.ts';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useSexWord } from './patient-words.ts';

const fields = ['ipp', 'sex', 'firstName', 'lastName', 'birthDate'] as const;

/** The entry of a review beside the patient that it may be, field by field; without an identifier the entry alone. */
export function ReviewTable({
  id,
  found: { entry, patient },
  identifier,
}: {
  readonly id: number;
  readonly found: OutputOf<'patients.revealReview'>;
  readonly identifier: string | undefined;
}) {
  const { t } = useTranslation('patient-reviews');
  const written = useWritten();
  const columns = [t('field'), t('entry'), ...(identifier === undefined ? [] : [identifier])];
  if (entry === null || (identifier !== undefined && patient === null)) return <Text size="sm">{t('unreadable')}</Text>;
  return (
    <TableFrame label={t(identifier === undefined ? 'tableOwn' : 'table', { id })} columns={columns} minWidth={320}>
      {fields.map((field) => (
        <Table.Tr key={field}>
          <FieldCell field={field} />
          <Table.Td data-label={columns[1]}>{written(field, entry[field])}</Table.Td>
          {patient !== null && (
            <Table.Td data-label={identifier}>
              {written(field, patient[field])} <Comparison equal={entry[field] === patient[field]} />
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </TableFrame>
  );
}

function FieldCell({ field }: { readonly field: (typeof fields)[number] }) {
  const { t } = useTranslation('patients');
  return <Table.Td fw={600}>{t(`fields.${field}`)}</Table.Td>;
}

function Comparison({ equal }: { readonly equal: boolean }) {
  const { t } = useTranslation('patient-reviews');
  return equal ? (
    <Sign icon={IconEqual}>{t('equal')}</Sign>
  ) : (
    <Sign icon={IconEqualNot} tone="warning">
      {t('differs')}
    </Sign>
  );
}

function useWritten(): (field: (typeof fields)[number], text: string) => string {
  const { i18n } = useTranslation();
  const sexWord = useSexWord();
  const language = i18n.resolvedLanguage ?? 'en';
  return (field, text) => (field === 'birthDate' ? typedDate(text, language) : field === 'sex' ? sexWord(text) : text);
}
