import { ActionIcon, Button, Group, Skeleton, Stack, Switch, Table, Text, Tooltip } from '@mantine/core';
import { IconHistory, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationRule } from '../../shared/obligation-rules.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleText } from './rule-text.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

type Opened =
  | { readonly kind: 'edit'; readonly rule?: ObligationRule }
  | { readonly kind: 'versions'; readonly rule: ObligationRule };

/** Every rule in readable sentences; those who may, add and change them here. */
export function RulesPage() {
  const { t } = useTranslation('obligations');
  const { can } = useSession();
  const [includeInactive, setIncludeInactive] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const rules = useCall('obligations.rules', { includeInactive });
  const lookups = useCall('lookups.all', {});
  const editable = can('compliance:manage');
  const classNames = new Map((lookups.data?.classes ?? []).map(({ id, name }) => [id, name]));
  const close = () => setOpened(undefined);

  return (
    <Page
      title={t('rules.title')}
      lead={t('rules.lead')}
      actions={
        editable && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({ kind: 'edit' })}>
            {t('rules.new')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        <Switch
          label={t('rules.showInactive')}
          checked={includeInactive}
          onChange={(event) => setIncludeInactive(event.currentTarget.checked)}
        />
        {rules.error && <ErrorPanel error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.isPending && <Skeleton height={420} radius="md" />}
        {rules.data?.items.length === 0 && <Text size="sm">{t('rules.noRules')}</Text>}
        {rules.data !== undefined && rules.data.items.length > 0 && (
          <TableFrame
            label={t('rules.title')}
            columns={[t('rules.name'), t('rules.meaning'), t('rules.units'), t('rules.actions')]}
            minWidth={760}
          >
            {rules.data.items.map((rule) => (
              <RuleRow key={rule.id} rule={rule} classNames={classNames} editable={editable} open={setOpened} />
            ))}
          </TableFrame>
        )}
      </Stack>
      {opened?.kind === 'edit' && <RuleDialog rule={opened.rule} close={close} />}
      {opened?.kind === 'versions' && <VersionsDialog rule={opened.rule} classNames={classNames} close={close} />}
    </Page>
  );
}

interface RowProps {
  readonly rule: ObligationRule;
  readonly classNames: ReadonlyMap<number, string>;
  readonly editable: boolean;
  open(dialog: Opened): void;
}

function RuleRow({ rule, classNames, editable, open }: RowProps) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const { label, fileLabel, active, unitCount } = rule;
  const act = (name: string, Icon: typeof IconPencil, run: () => void) => (
    <Tooltip label={name}>
      <ActionIcon variant="subtle" aria-label={name} onClick={run}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {fileLabel !== null && fileLabel !== label && (
          <Text size="xs" c="dimmed">
            {t('rules.inFiles', { label: fileLabel })}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {[t('rules.version', { version: rule.version }), ...(active ? [] : [t('rules.inactive')])].join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('rules.meaning')}>
        <RuleText definition={rule.definition} classNames={classNames} />
      </Table.Td>
      <Table.Td data-label={t('rules.units')}>{formats.number(unitCount)}</Table.Td>
      <Table.Td data-label={t('rules.actions')}>
        <Group gap={4} wrap="nowrap">
          {editable && act(t('rules.edit', { label }), IconPencil, () => open({ kind: 'edit', rule }))}
          {act(t('rules.versions', { label }), IconHistory, () => open({ kind: 'versions', rule }))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
