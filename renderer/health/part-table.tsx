import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PartHealth } from '../../shared/health.ts';
import { useSentence } from '../i18n/index.ts';
import { useFormats } from '../ui/formats.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { HealthSign } from './health-sign.tsx';

/** Where something can be done about a part. */
const pages: Readonly<Partial<Record<PartHealth['part'], string>>> = {
  backups: '/admin/backups',
  certificate: '/admin/readiness?area=network',
  jobs: '/admin/jobs',
  listener: '/admin/logs',
  log: '/admin/logs',
  mail: '/admin/mail',
};

/** Each part with what was seen and what to do; what is not in order stands first. */
export function PartTable({ parts }: { readonly parts: readonly PartHealth[] }) {
  const { t } = useTranslation('health');
  const sentence = useSentence();
  const { datesIn } = useFormats();
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
            {datesIn(sentence(evidence))}
            {advice !== null && (
              <Text size="sm" c="dimmed">
                {sentence(advice)}
              </Text>
            )}
            {state !== 'ok' && pages[part] !== undefined && (
              <Anchor component={Link} size="sm" display="block" to={pages[part]}>
                {t('parts.open', { part: t(`parts.names.${part}`) })}
              </Anchor>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
