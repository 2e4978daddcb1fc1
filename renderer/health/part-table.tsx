import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PartHealth } from '../../shared/health.ts';
import { useSentence } from '../i18n/index.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { HealthSign } from './health-sign.tsx';

/** Each part with what was seen and what to do; what is not in order stands first. */
export function PartTable({ parts }: { readonly parts: readonly PartHealth[] }) {
  const { t } = useTranslation('health');
  const sentence = useSentence();
  const order = { failed: 0, warning: 1, ok: 2 };
  const sorted = parts.toSorted((a, b) => order[a.state] - order[b.state]);
  return (
    <TableFrame
      label={t('parts.table')}
      columns={[t('parts.part'), t('parts.state'), t('parts.evidence')]}
      minWidth={560}
    >
      {sorted.map(({ part, state, evidence, advice }) => (
        <Table.Tr key={part}>
          <Table.Td fw={500}>{t(`parts.names.${part}`)}</Table.Td>
          <Table.Td data-label={t('parts.state')}>
            <HealthSign state={state} />
          </Table.Td>
          <Table.Td data-label={t('parts.evidence')}>
            {sentence(evidence)}
            {advice !== null && (
              <Text size="sm" c="dimmed">
                {sentence(advice)}
              </Text>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
