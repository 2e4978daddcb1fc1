import { Table, Text } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KeyFacts } from '../../shared/keys.ts';
import { Moment } from '../ui/moment.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

const signs = {
  current: [IconCircleCheck, 'good'],
  next: [IconHourglass, 'info'],
  retired: [IconArchive, undefined],
} as const;

/** Every key by what it is for, its fingerprint and its age; no key. */
export function KeyTable({ keys }: { readonly keys: readonly KeyFacts[] }) {
  const { t } = useTranslation('keys');
  const columns = [t('keys.purpose'), t('keys.state'), t('keys.fingerprint'), t('keys.made'), t('keys.use')];
  return (
    <SectionCard title={t('keys.title')} lead={t('keys.lead')}>
      <TableFrame label={t('keys.table')} columns={columns} minWidth={720}>
        {inOrder(keys).map((key) => {
          const [icon, tone] = signs[key.state];
          return (
            <Table.Tr key={key.kid}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {t(`purposes.${key.purpose}`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {key.kid}
                </Text>
              </Table.Td>
              <Table.Td data-label={t('keys.state')}>
                <Sign icon={icon} tone={tone}>
                  {t(`states.${key.state}`)}
                </Sign>
              </Table.Td>
              <Table.Td data-label={t('keys.fingerprint')}>
                <code>{key.fingerprint}</code>
              </Table.Td>
              <Table.Td data-label={t('keys.made')}>
                <Moment at={key.createdAt} />
              </Table.Td>
              <Table.Td data-label={t('keys.use')}>
                {key.inUse === null ? '' : t(`keys.${neededBy(key.purpose)}`, { count: key.inUse })}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </TableFrame>
    </SectionCard>
  );
}

/** What is counted that still needs a key. */
function neededBy(purpose: KeyFacts['purpose']) {
  if (purpose === 'database') return 'sets' as const;
  return purpose === 'documents' ? ('documents' as const) : ('records' as const);
}

/** What a key is for, in the order of the first mention; the key in use before those that were. */
function inOrder(keys: readonly KeyFacts[]): readonly KeyFacts[] {
  const purposes = [...new Set(keys.map(({ purpose }) => purpose))];
  const states = Object.keys(signs);
  return keys.toSorted(
    (a, b) =>
      purposes.indexOf(a.purpose) - purposes.indexOf(b.purpose) || states.indexOf(a.state) - states.indexOf(b.state),
  );
}
