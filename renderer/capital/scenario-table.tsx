import { ActionIcon, Anchor, Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Scenario } from '../../shared/capital-scenarios.ts';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** Scenarios that are compared at once at most. */
export const mostCompared = 4;

interface Props {
  readonly scenarios: readonly Scenario[];
  /** What is filtered, for the page of a scenario. */
  readonly carried: string;
  readonly editable: boolean;
  readonly chosen: readonly number[];
  choose(id: number, on: boolean): void;
  copy(scenario: Scenario): void;
  edit(scenario: Scenario): void;
  remove(scenario: Scenario): void;
  restore(scenario: Scenario): void;
}

/** The scenarios with what can be done with each. */
export function ScenarioTable(props: Props) {
  const { scenarios, carried, editable, chosen, choose, copy, edit, remove, restore } = props;
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  return (
    <TableFrame
      label={t('scenarios.table')}
      minWidth={720}
      columns={[
        t('scenarios.name'),
        t('scenarios.items'),
        t('scenarios.created'),
        t('scenarios.updated'),
        ...(editable ? [t('scenarios.acts')] : []),
      ]}
    >
      {scenarios.map((scenario) => {
        const { id, name, note, items, createdBy, updatedAt, deleted } = scenario;
        return (
          <Table.Tr key={id} {...(deleted && { c: 'dimmed' })}>
            <Table.Td>
              <Group gap="sm" wrap="nowrap" align="flex-start">
                <Checkbox
                  size="sm"
                  mt={2}
                  aria-label={t('scenarios.choose', { name })}
                  checked={chosen.includes(id)}
                  disabled={deleted !== null || (chosen.length >= mostCompared && !chosen.includes(id))}
                  onChange={(event) => choose(id, event.currentTarget.checked)}
                />
                <div>
                  {deleted ? (
                    name
                  ) : (
                    <Anchor component={Link} size="sm" to={scenarioAddress(id, carried)}>
                      {name}
                    </Anchor>
                  )}
                  <Text size="xs" c="dimmed" maw="60ch">
                    {deleted ? t('scenarios.deletedBy', { by: deleted.by, reason: deleted.reason }) : note}
                  </Text>
                </div>
              </Group>
            </Table.Td>
            <Table.Td data-label={t('scenarios.items')}>{formats.number(items)}</Table.Td>
            <Table.Td data-label={t('scenarios.created')}>{createdBy}</Table.Td>
            <Table.Td data-label={t('scenarios.updated')}>
              <Moment at={updatedAt} />
            </Table.Td>
            {editable && (
              <Table.Td>
                {deleted ? (
                  <Button
                    size="compact-sm"
                    variant="light"
                    aria-label={t('scenarios.restoreNamed', { name })}
                    onClick={() => restore(scenario)}
                  >
                    {t('scenarios.restore')}
                  </Button>
                ) : (
                  <Group gap={4} wrap="nowrap">
                    <Act icon={IconCopy} label={t('scenarios.copyOfNamed', { name })} run={() => copy(scenario)} />
                    <Act icon={IconPencil} label={t('scenarios.renameNamed', { name })} run={() => edit(scenario)} />
                    <Act icon={IconTrash} label={t('scenarios.removeNamed', { name })} run={() => remove(scenario)} />
                  </Group>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        );
      })}
    </TableFrame>
  );
}

/** The page of a scenario; what it funds is in sight there. */
function scenarioAddress(id: number, carried: string): string {
  const params = new URLSearchParams(carried);
  params.set('funded', '1');
  params.delete('scenario');
  return `/capital/scenarios/${id}?${params}`;
}

interface ActProps {
  readonly icon: typeof IconCopy;
  readonly label: string;
  run(): void;
}

function Act({ icon: Icon, label, run }: ActProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} title={label} onClick={run}>
      <Icon size={17} aria-hidden />
    </ActionIcon>
  );
}
