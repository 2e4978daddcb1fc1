import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Finding } from '../../shared/findings.ts';
import { FindingStanding } from '../parts/findings/finding-standing.tsx';
import classes from '../parts/findings/findings.module.css';
import { SeveritySign } from '../parts/findings/severity-sign.tsx';
import { UnitCell, unitPlace } from '../parts/units/unit-cell.tsx';
import { useFormats } from '../ui/formats.ts';
import { TableFrame } from '../ui/table-frame.tsx';

/** Findings with their unit, how bad they are, and when they must be cleared. */
export function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('findings');
  const formats = useFormats();
  const location = useLocation();
  const columns = (['finding', 'unit', 'severity', 'standing', 'due', 'owner', 'reported'] as const).map((name) =>
    t(`columns.${name}`),
  );
  return (
    <TableFrame label={t('title')} columns={columns} minWidth={980}>
      {findings.map((finding) => (
        <Table.Tr key={finding.id}>
          <Table.Td maw={360}>
            <Anchor
              component={Link}
              to={`/findings/${finding.id}`}
              state={{ from: location.pathname + location.search }}
              size="sm"
              fw={600}
              lineClamp={3}
              className={classes.words ?? ''}
            >
              {finding.description}
            </Anchor>
            {finding.workOrder !== null && (
              <Text size="xs" c="dimmed">
                {finding.workOrder}
              </Text>
            )}
          </Table.Td>
          <Table.Td data-label={t('columns.unit')}>
            <UnitCell unit={finding.unit} />
            <Text size="xs" c="dimmed">
              {unitPlace(finding.unit)}
            </Text>
          </Table.Td>
          <Table.Td data-label={t('columns.severity')}>
            <SeveritySign severity={finding.severity} />
          </Table.Td>
          <Table.Td data-label={t('columns.standing')}>
            <FindingStanding finding={finding} />
          </Table.Td>
          <Table.Td data-label={t('columns.due')}>{formats.date(finding.dueOn)}</Table.Td>
          <Table.Td data-label={t('columns.owner')}>{finding.ownerName}</Table.Td>
          <Table.Td data-label={t('columns.reported')}>
            {formats.date(finding.reportedOn)}
            <Text size="xs" c="dimmed">
              {finding.reportedBy}
            </Text>
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
