import { Button, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconDeviceLaptop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../shared/devices.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { Sign, Signs } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** Known browsers with who let them in and when they were last here. */
export function DeviceTable({ devices }: { readonly devices: readonly Device[] }) {
  const { t } = useTranslation('devices');
  const columns = [
    t('fields.name'),
    t('fields.browser'),
    t('fields.enrolled'),
    t('fields.seen'),
    t('fields.state'),
    t('fields.actions'),
  ];
  return (
    <TableFrame label={t('table')} columns={columns} minWidth={760}>
      {devices.map((device) => (
        <DeviceRow key={device.id} device={device} />
      ))}
    </TableFrame>
  );
}

function DeviceRow({ device }: { readonly device: Device }) {
  const { t } = useTranslation('devices');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const revoke = useAction('devices.revoke', {
    onSuccess() {
      touch('device');
      notify.done(t('withdrawn'));
    },
    onError: notify.failed,
  });
  const { id, name, current, revokedAt } = device;
  const ask = async () => {
    const question = {
      title: t('withdrawTitle'),
      message: current ? t('withdrawOwn') : t('withdrawMessage', { name }),
      confirmLabel: t('withdraw'),
      danger: true,
    };
    if (await confirm(question)) revoke.mutate({ id });
  };
  return (
    <Table.Tr>
      <Table.Td data-label={t('fields.name')}>
        <Text span size="sm" fw={600}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('fields.browser')}>{device.browser ?? t('unknownBrowser')}</Table.Td>
      <Table.Td data-label={t('fields.enrolled')}>
        <Moment at={device.enrolledAt} />
        <Text size="xs" c="dimmed">
          {t('by', { name: device.enrolledBy })}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('fields.seen')}>
        {device.lastSeenAt ? <Moment at={device.lastSeenAt} /> : t('never')}
        {device.lastAddress && (
          <Text size="xs" c="dimmed">
            {t('from', { address: device.lastAddress })}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.state')}>
        <Signs>
          {revokedAt === null ? (
            <Sign icon={IconCircleCheck} tone="good">
              {t('states.known')}
            </Sign>
          ) : (
            <Sign icon={IconCircleOff}>{t('states.withdrawn')}</Sign>
          )}
          {current && (
            <Sign icon={IconDeviceLaptop} tone="info">
              {t('current')}
            </Sign>
          )}
        </Signs>
      </Table.Td>
      <Table.Td data-label={t('fields.actions')}>
        {revokedAt === null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={revoke.isPending}
            aria-label={t('withdrawNamed', { name })}
            onClick={() => void ask()}
          >
            {t('withdraw')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
