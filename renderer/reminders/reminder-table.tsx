import { ActionIcon, Button, Group, Table } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReminderDefinition, ReminderRule } from '../../shared/reminders.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { useRightWords } from '../ui/right-words.ts';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

interface Props {
  readonly rules: readonly ReminderRule[];
  edit(rule: ReminderRule): void;
}

/** Every rule in words. */
export function ReminderTable({ rules, edit }: Props) {
  const { t } = useTranslation('reminders');
  const columns = (['name', 'who', 'when', 'how', 'state', 'act'] as const).map((field) => t(`fields.${field}`));
  return (
    <TableFrame label={t('title')} columns={columns} minWidth={860}>
      {rules.map((rule) => (
        <RuleRow key={rule.id} rule={rule} edit={() => edit(rule)} />
      ))}
    </TableFrame>
  );
}

function RuleRow({ rule, edit }: { readonly rule: ReminderRule; edit(): void }) {
  const { t } = useTranslation('reminders');
  const words = useRightWords();
  const when = useMoments();
  const notify = useNotify();
  const touch = useTouch();
  const { name, active, definition } = rule;
  const toggle = useAction('reminders.updateRule', {
    onSuccess: () => {
      touch('reminder');
      notify.done(t('switched', { name }));
    },
    onError: notify.failed,
  });
  const who = [...definition.roles.map(words.role), ...definition.recipients.map((one) => t(`recipients.${one}`))];
  return (
    <Table.Tr>
      <Table.Td fw={600}>{name}</Table.Td>
      <Table.Td data-label={t('fields.who')}>{who.join(', ')}</Table.Td>
      <Table.Td data-label={t('fields.when')}>{when(definition)}</Table.Td>
      <Table.Td data-label={t('fields.how')}>
        {definition.channels.map((channel) => t(`channels.${channel}`)).join(', ')}
      </Table.Td>
      <Table.Td data-label={t('fields.state')}>
        <Sign icon={active ? IconCircleCheck : IconCircleOff} tone={active ? 'good' : undefined}>
          {t(active ? 'active' : 'inactive')}
        </Sign>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="subtle" aria-label={t('edit', { name })} onClick={edit}>
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t(active ? 'switchOffNamed' : 'switchOnNamed', { name })}
            loading={toggle.isPending}
            onClick={() => toggle.mutate({ id: rule.id, version: rule.version, active: !active })}
          >
            {t(active ? 'switchOff' : 'switchOn')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function useMoments() {
  const { t } = useTranslation('reminders');
  const formats = useFormats();
  return ({ daysBefore, onLimit, overdueEveryDays }: ReminderDefinition): string =>
    [
      ...(daysBefore.length === 0
        ? []
        : [t('before', { count: Math.max(...daysBefore), days: daysBefore.map(formats.number).join(', ') })]),
      ...(onLimit ? [t('limit')] : []),
      ...(overdueEveryDays === null ? [] : [t('overdue', { count: overdueEveryDays })]),
    ].join('; ');
}
