import { Table, Text } from '@mantine/core';
import { IconDeviceDesktop, IconFileText, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SlotFacts } from '../../shared/keys.ts';
import { Moment } from '../ui/moment.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

interface Props {
  readonly slots: readonly SlotFacts[];
  readonly installId: string;
}

/** The ways in which the data can be opened: the sheet, and what each computer or account holds. */
export function SlotTable({ slots, installId }: Props) {
  const { t } = useTranslation('keys');
  const columns = [t('slots.kind'), t('slots.hint'), t('slots.where'), t('slots.made')];
  return (
    <SectionCard title={t('slots.title')} lead={t('slots.lead')}>
      <TableFrame label={t('slots.table')} columns={columns} minWidth={640}>
        {slots.map((slot) => (
          <Table.Tr key={slot.id}>
            <Table.Td>{t(`slots.kinds.${slot.kind}`)}</Table.Td>
            <Table.Td data-label={t('slots.hint')} style={{ overflowWrap: 'anywhere' }}>
              <code>{slot.hint}</code>
            </Table.Td>
            <Table.Td data-label={t('slots.where')}>
              <Sign
                icon={slot.kind === 'recovery' ? IconFileText : slot.here ? IconDeviceDesktop : IconUser}
                tone={slot.here ? 'good' : undefined}
              >
                {t(slot.kind === 'recovery' ? 'slots.paper' : slot.here ? 'slots.here' : 'slots.other')}
              </Sign>
            </Table.Td>
            <Table.Td data-label={t('slots.made')}>
              <Moment at={slot.createdAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </TableFrame>
      <Text size="xs" c="dimmed" mt="xs">
        {t('slots.installation')} <code>{installId}</code>
      </Text>
    </SectionCard>
  );
}
