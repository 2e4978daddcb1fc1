import { Button, Checkbox, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/components.ts';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { ComponentDialog } from './component-dialog.tsx';
import { type ComponentAct, ComponentRow } from './component-row.tsx';
import { RecordsDialog } from './records-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { useComponentName } from './use-component-name.ts';

const shown = 200;

interface Opened {
  readonly act: ComponentAct | 'add';
  readonly component?: Component;
}

interface Props {
  readonly unitId: number;
  readonly editable: boolean;
}

/** The parts of a unit: what is in it, and what was before. */
export function ComponentsCard({ unitId, editable }: Props) {
  const { t } = useTranslation('components');
  const notify = useNotify();
  const touch = useTouch();
  const [withDeleted, setWithDeleted] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const list = useCall(
    'components.list',
    { unitId, pageSize: shown, ...(withDeleted ? { includeDeleted: true } : {}) },
    { placeholderData: keepPreviousData },
  );
  const restore = useAction('components.restore', {
    onSuccess() {
      touch('component');
      notify.done(t('dialog.restored'));
    },
    onError: (error) => notify.failed(error),
  });
  const items = list.data?.items ?? [];
  const rest = (list.data?.total ?? 0) - items.length;
  const close = () => setOpened(undefined);
  const act = (component: Component) => (chosen: ComponentAct) =>
    chosen === 'restore' ? restore.mutate({ id: component.id }) : setOpened({ act: chosen, component });

  const part = (title: string, rows: readonly Component[]) =>
    rows.length > 0 && (
      <div>
        <Title order={3} size="sm" c="dimmed" fw={600}>
          {title}
        </Title>
        <ul className="rems-plain-list">
          {rows.map((component) => (
            <ComponentRow key={component.id} component={component} editable={editable} act={act(component)} />
          ))}
        </ul>
      </div>
    );

  return (
    <SectionCard
      title={t('title')}
      actions={
        editable && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpened({ act: 'add' })}
          >
            {t('add')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Skeleton height={48} />}
        {list.data !== undefined && items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        )}
        {part(
          t('present'),
          items.filter(({ removedOn }) => removedOn === null),
        )}
        {part(
          t('former'),
          items.filter(({ removedOn }) => removedOn !== null),
        )}
        {rest > 0 && (
          <Text size="xs" c="dimmed">
            {t('more', { count: rest })}
          </Text>
        )}
        {editable && (
          <Checkbox
            size="xs"
            label={t('showDeleted')}
            checked={withDeleted}
            onChange={(event) => setWithDeleted(event.currentTarget.checked)}
          />
        )}
      </Stack>
      {opened !== undefined && <OpenedDialog opened={opened} unitId={unitId} editable={editable} close={close} />}
    </SectionCard>
  );
}

interface DialogProps extends Props {
  readonly opened: Opened;
  close(): void;
}

function OpenedDialog({ opened: { act, component }, unitId, editable, close }: DialogProps) {
  if (component === undefined || act === 'edit' || act === 'add')
    return <ComponentDialog unitId={unitId} component={component} close={close} />;
  if (act === 'replace') return <ReplaceDialog component={component} close={close} />;
  if (act === 'remove') return <RemoveDialog component={component} close={close} />;
  return <RecordsDialog component={component} canWrite={editable} close={close} />;
}

function RemoveDialog({ component, close }: { readonly component: Component; close(): void }) {
  const { t } = useTranslation('components');
  const name = useComponentName();
  const notify = useNotify();
  const touch = useTouch();
  const restore = useAction('components.restore', { onSuccess: () => touch('component') });
  const remove = useAction('components.remove', {
    onSuccess() {
      touch('component');
      notify.done(t('dialog.removed'), {
        label: t('dialog.undo'),
        run: () => restore.mutate({ id: component.id }),
      });
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('dialog.removeTitle', { what: name(component) })}
      message={t('dialog.removeText')}
      confirmLabel={t('dialog.removeSubmit')}
      required
      danger
      pending={remove.isPending}
      error={remove.error}
      confirm={(reason = '') => remove.mutate({ id: component.id, version: component.version, reason })}
      close={close}
    />
  );
}
