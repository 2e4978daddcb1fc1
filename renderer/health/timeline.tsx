import { Select, Table } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { healthParts } from '../../shared/health.ts';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { HealthSign } from './health-sign.tsx';

const filters = ['part'] as const;
const pageSize = 20;

/** Changes of state, the newest first. */
export function Timeline() {
  const { t } = useTranslation('health');
  const sentence = useSentence();
  const { instant, datesIn } = useFormats();
  const address = useListAddress(filters);
  const part = healthParts.find((known) => known === address.filter('part'));
  const events = useCall(
    'health.timeline',
    { ...(part && { part }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <SectionCard
      title={t('timeline.title')}
      lead={t('timeline.lead')}
      actions={
        <Select
          aria-label={t('parts.part')}
          placeholder={t('parts.all')}
          data={healthParts.map((value) => ({ value, label: t(`parts.names.${value}`) }))}
          value={part ?? null}
          onChange={(value) => address.setFilter('part', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('parts.all') }}
          openOnFocus={false}
        />
      }
    >
      <PagedList
        list={events}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconHeartbeat} title={t('timeline.none')}>
            {t('timeline.noneHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <TableFrame
            label={t('timeline.table')}
            columns={[t('timeline.when'), t('parts.part'), t('parts.state'), t('parts.evidence')]}
            minWidth={640}
          >
            {items.map((event) => (
              <Table.Tr key={event.id}>
                <Table.Td>
                  <time dateTime={event.at}>{instant(event.at)}</time>
                </Table.Td>
                <Table.Td data-label={t('parts.part')}>{t(`parts.names.${event.part}`)}</Table.Td>
                <Table.Td data-label={t('parts.state')} style={{ whiteSpace: 'nowrap' }}>
                  <HealthSign state={event.state} />
                </Table.Td>
                <Table.Td data-label={t('parts.evidence')}>{datesIn(sentence(event.evidence))}</Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </PagedList>
    </SectionCard>
  );
}
