import { ActionIcon, Badge, Group, Menu, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDots,
  IconHistory,
  IconPaperclip,
  IconPencil,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/components.ts';
import { useFormats } from '../../ui/formats.ts';
import { Sign } from '../../ui/sign.tsx';
import { useComponentName } from './use-component-name.ts';

/** What a row asks its card to open. */
export type ComponentAct = 'edit' | 'replace' | 'records' | 'remove' | 'restore';

interface Props {
  readonly component: Component;
  readonly editable: boolean;
  act(act: ComponentAct): void;
}

/** A component in one or two lines: what it is, since when, and what can be done with it. */
export function ComponentRow({ component, editable, act }: Props) {
  const { t } = useTranslation('components');
  const formats = useFormats();
  const name = useComponentName();
  const { installedOn, removedOn, deleted } = component;
  const days =
    removedOn !== null
      ? installedOn === null
        ? t('until', { date: formats.date(removedOn) })
        : t('from', { from: formats.date(installedOn), to: formats.date(removedOn) })
      : installedOn === null
        ? null
        : t('since', { date: formats.date(installedOn) });
  const make = [component.manufacturerName, component.model].filter((part) => part !== null).join(' ');
  const facts = [
    make === '' ? null : make,
    component.serialNumber === null ? null : t('serial', { serial: component.serialNumber }),
    component.softwareVersion === null ? null : t('software', { version: component.softwareVersion }),
    days,
  ].filter((part) => part !== null);
  return (
    <Group component="li" justify="space-between" align="flex-start" wrap="nowrap" gap="xs" py={6}>
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Group gap="xs">
          <Text span size="sm" fw={600}>
            {component.designation ?? t(`kinds.${component.kind}`)}
          </Text>
          {component.designation !== null && (
            <Badge variant="default" size="sm">
              {t(`kinds.${component.kind}`)}
            </Badge>
          )}
          {component.documents > 0 && (
            <Sign icon={IconPaperclip}>{t('documents', { count: component.documents })}</Sign>
          )}
        </Group>
        <Text size="sm">{facts.join(' · ')}</Text>
        {component.notes !== null && (
          <Text size="xs" c="dimmed" lineClamp={3} style={{ whiteSpace: 'pre-line' }}>
            {component.notes}
          </Text>
        )}
        {deleted !== null && (
          <Text size="xs" c="dimmed">
            {t('deleted', { reason: deleted.reason })}
          </Text>
        )}
      </div>
      <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('acts.menu', { what: name(component) })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {editable && deleted === null && (
            <>
              {removedOn === null && (
                <Menu.Item leftSection={<IconReplace size={16} aria-hidden />} onClick={() => act('replace')}>
                  {t('acts.replace')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => act('edit')}>
                {t('acts.edit')}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => act('records')}>
            {t('acts.records')}
          </Menu.Item>
          {editable && deleted === null && (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => act('remove')}>
              {t('acts.remove')}
            </Menu.Item>
          )}
          {editable && deleted !== null && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => act('restore')}>
              {t('acts.restore')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
