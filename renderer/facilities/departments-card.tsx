import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FacilityDetail } from '../../shared/facilities.ts';
import { useSession } from '../session/session.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** The departments of a facility: those that were entered, and those that its units name. */
export function DepartmentsCard({ facility }: { readonly facility: FacilityDetail }) {
  const { t } = useTranslation('facilities');
  const { can } = useSession();
  const formats = useFormats();
  const { departments } = facility;
  return (
    <SectionCard
      title={t('departments')}
      actions={
        can('lookups:write') && (
          <Anchor component={Link} size="sm" to={`/admin/lookups/facility?q=${encodeURIComponent(facility.name)}`}>
            {t('choose')}
          </Anchor>
        )
      }
    >
      {departments.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noDepartments')}
        </Text>
      ) : (
        <TableFrame
          label={t('listOf.departments')}
          columns={[t('columns.department'), t('columns.units')]}
          minWidth={260}
        >
          {departments.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                {row.name}
                {(!row.listed || !row.active) && (
                  <Text size="xs" c="dimmed">
                    {t(row.active ? 'notListed' : 'inactive')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td data-label={t('columns.units')}>
                <Anchor
                  component={Link}
                  size="sm"
                  to={`/equipment?facility=${facility.id}&department=${row.id}&retired=1&uncovered=1&planned=1`}
                  aria-label={t('unitsOf', { count: row.units, name: row.name })}
                >
                  {formats.number(row.units)}
                </Anchor>
              </Table.Td>
            </Table.Tr>
          ))}
        </TableFrame>
      )}
    </SectionCard>
  );
}
