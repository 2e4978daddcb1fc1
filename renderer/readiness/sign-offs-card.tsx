import { Button, Table } from '@mantine/core';
import { IconFileTypePdf, IconSignature } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { usePrint } from './use-print.ts';

const pageSize = 10;

/** Checklists that were signed, each to be printed as it stood. */
export function SignOffsCard() {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const print = usePrint();
  const address = useListAddress([]);
  const signed = useCall(
    'readiness.signOffs',
    { kind: 'deployment', page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  const columns = (['when', 'by', 'counts', 'note', 'act'] as const).map((name) => t(`signOffs.columns.${name}`));
  return (
    <SectionCard title={t('signOffs.title')} lead={t('signOffs.lead')}>
      <PagedList
        list={signed}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconSignature} title={t('signOffs.empty')}>
            {t('signOffs.emptyHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <TableFrame label={t('signOffs.table')} columns={columns} minWidth={640}>
            {items.map(({ id, at, by, note, ok, warnings, failed }) => (
              <Table.Tr key={id}>
                <Table.Td>{formats.instant(at)}</Table.Td>
                <Table.Td data-label={t('signOffs.columns.by')}>{by}</Table.Td>
                <Table.Td data-label={t('signOffs.columns.counts')}>
                  {t('signOffs.counts', { ok, warnings, failed })}
                </Table.Td>
                <Table.Td data-label={t('signOffs.columns.note')}>{note ?? ''}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<IconFileTypePdf size={16} aria-hidden />}
                    aria-label={t('signOffs.pdfNamed', { when: formats.instant(at) })}
                    onClick={() => print.checklist(id)}
                  >
                    {t('signOffs.pdf')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </PagedList>
    </SectionCard>
  );
}
