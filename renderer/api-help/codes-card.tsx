import { Code, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, httpStatus } from '../../shared/contract/errors.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

const codes = Object.keys(httpStatus) as ErrorCode[]; // as: the table has the codes as its keys and no others

/** Every code of a refusal, and what to do about it. */
export function CodesCard() {
  const { t } = useTranslation('api-help');
  return (
    <SectionCard title={t('codes.title')} lead={t('codes.lead')}>
      <TableFrame
        label={t('codes.table')}
        columns={[t('codes.status'), t('codes.code'), t('codes.meaning')]}
        minWidth={640}
      >
        {codes.map((code) => (
          <Table.Tr key={code}>
            <Table.Td data-label={t('codes.status')}>{httpStatus[code]}</Table.Td>
            <Table.Td data-label={t('codes.code')}>
              <Code>{code}</Code>
            </Table.Td>
            <Table.Td data-label={t('codes.meaning')}>{t(`codes.of.${code}`)}</Table.Td>
          </Table.Tr>
        ))}
      </TableFrame>
    </SectionCard>
  );
}
