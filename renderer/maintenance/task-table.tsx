import { Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MaintenanceTask } from '../../shared/maintenance.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { TaskStateSign } from './task-state-sign.tsx';
import { useTaskWords } from './task-words.ts';

interface Props {
  readonly label: string;
  readonly tasks: readonly MaintenanceTask[];
  /** Absent where nothing can be done about them any more. */
  readonly acts?: {
    sign(task: MaintenanceTask): void;
    reopen(task: MaintenanceTask): void;
  };
}

/** Tasks in their periods, with what was seen and what can be done. */
export function TaskTable({ label, tasks, acts }: Props) {
  const { t } = useTranslation('maintenance');
  const words = useTaskWords();
  const columns = (['task', 'period', 'state', 'evidence', ...(acts ? (['act'] as const) : [])] as const).map((name) =>
    t(`fields.${name}`),
  );
  return (
    <TableFrame label={t('tableOf', { title: label })} columns={columns} minWidth={760}>
      {tasks.map((task) => (
        <Table.Tr key={`${task.task} ${task.from}`}>
          <Table.Td>
            <Text size="sm" fw={600}>
              {words.name(task.task)}
            </Text>
          </Table.Td>
          <Table.Td data-label={t('fields.period')} style={{ whiteSpace: 'nowrap' }}>
            {t(`periods.${task.period}`)}
            <Text size="xs" c="dimmed">
              {words.span(task)}
            </Text>
          </Table.Td>
          <Table.Td data-label={t('fields.state')}>
            <TaskStateSign state={task.state} />
          </Table.Td>
          <Table.Td data-label={t('fields.evidence')}>
            {words.evidence(task).map((line) => (
              <Text key={line} size="sm">
                {line}
              </Text>
            ))}
          </Table.Td>
          {acts && (
            <Table.Td>
              <TaskActs task={task} {...acts} />
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </TableFrame>
  );
}

function TaskActs({ task, sign, reopen }: { readonly task: MaintenanceTask } & NonNullable<Props['acts']>) {
  const { t } = useTranslation('maintenance');
  const name = useTaskWords().name(task.task);
  const open = task.state === 'open' || task.state === 'late';
  return (
    <Group gap="xs" wrap="nowrap">
      {open && task.link !== null && (
        <Button
          component={Link}
          to={task.link}
          size="compact-sm"
          variant="default"
          aria-label={t('goNamed', { task: name })}
        >
          {t('go')}
        </Button>
      )}
      {/* The review of access is signed on its own page, with the accounts in view. */}
      {open && task.task !== 'access-review' && (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={t('signNamed', { task: name })}
          onClick={() => sign(task)}
        >
          {t('sign')}
        </Button>
      )}
      {task.state === 'done' && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('reopenNamed', { task: name })}
          onClick={() => reopen(task)}
        >
          {t('reopen')}
        </Button>
      )}
    </Group>
  );
}
