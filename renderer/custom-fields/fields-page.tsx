import { ActionIcon, Button, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconForms, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CustomField } from '../../shared/custom-fields.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useFieldWords } from '../parts/custom-fields/use-field-words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { FieldDialog } from './field-dialog.tsx';

/** The fields that the clinic defines for its units. */
export function FieldsPage() {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const list = useCall('fields.list', {});
  const usage = useCall('fields.usage', {});
  const lookups = useCall('lookups.all', {}).data;
  const [opened, setOpened] = useState<{ readonly field?: CustomField }>();
  const reorder = useAction('fields.reorder', {
    onSuccess() {
      touch('field');
      notify.done(t('moved'));
    },
    onError: (error) => notify.failed(error),
  });
  const fields = list.data?.items ?? [];
  const units = new Map(usage.data?.items.map(({ fieldId, units: count }) => [fieldId, count]));
  const classNames = new Map(lookups?.classes.map(({ id, name }) => [id, name]));

  const move = (from: number, to: number) => {
    const ids = fields.map(({ id }) => id);
    const [one] = ids.splice(from, 1);
    if (one !== undefined) ids.splice(to, 0, one);
    reorder.mutate({ ids });
  };
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({})}>
      {t('add')}
    </Button>
  );

  return (
    <Page title={t('title')} actions={add}>
      <Text size="sm" c="dimmed" mb="md" maw="70ch">
        {t('lead')}
      </Text>
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={160} />}
      {list.data !== undefined && fields.length === 0 && <EmptyState icon={IconForms} title={t('none')} />}
      {fields.length > 0 && (
        <TableFrame
          label={t('table')}
          minWidth={760}
          columns={[
            t('columns.label'),
            t('columns.kind'),
            t('columns.classes'),
            t('columns.column'),
            t('columns.usage'),
            t('columns.state'),
            t('columns.acts'),
          ]}
        >
          {fields.map((field, index) => {
            const name = words.label(field);
            const kind = t(`kinds.${field.kind}`);
            return (
              <Table.Tr key={field.id} {...(field.active ? {} : { c: 'dimmed' })}>
                <Table.Td data-label={t('columns.label')}>{name}</Table.Td>
                <Table.Td data-label={t('columns.kind')}>
                  {field.unitLabel === null ? kind : `${kind} (${field.unitLabel})`}
                </Table.Td>
                <Table.Td>
                  {field.classIds === null
                    ? t('allClasses')
                    : field.classIds.map((id) => classNames.get(id) ?? '').join(', ')}
                </Table.Td>
                <Table.Td>
                  <code>{field.slug}</code>
                </Table.Td>
                <Table.Td>
                  {units.has(field.id) && field.active ? (
                    <Link to={`/equipment?cf=${field.id}:held&state=in-service.planned.not-covered.retired`}>
                      {formats.number(units.get(field.id) ?? 0)}
                    </Link>
                  ) : (
                    formats.number(units.get(field.id) ?? 0)
                  )}
                </Table.Td>
                <Table.Td data-label={t('columns.state')}>{t(field.active ? 'active' : 'notActive')}</Table.Td>
                <Table.Td>
                  <Group gap={4} wrap="nowrap" justify="flex-end">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('moveUp', { field: name })}
                      disabled={index === 0 || reorder.isPending}
                      onClick={() => move(index, index - 1)}
                    >
                      <IconChevronUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('moveDown', { field: name })}
                      disabled={index === fields.length - 1 || reorder.isPending}
                      onClick={() => move(index, index + 1)}
                    >
                      <IconChevronDown size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('edit', { field: name })}
                      onClick={() => setOpened({ field })}
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </TableFrame>
      )}
      {opened !== undefined && <FieldDialog field={opened.field} close={() => setOpened(undefined)} />}
    </Page>
  );
}
