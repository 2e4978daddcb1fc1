import { Alert, Anchor, Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { IconDeviceLaptop, IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { CodeDialog } from './code-dialog.tsx';
import { DeviceTable } from './device-table.tsx';
import { LetInDialog } from './let-in-dialog.tsx';

const pageSize = 50;
const filters = ['withdrawn'] as const;

/** Browsers of other PCs that may sign in: let one in by a code, withdraw one. */
export function DevicesPage() {
  const { t } = useTranslation('devices');
  const address = useListAddress(filters);
  const includeRevoked = address.filter('withdrawn') !== null;
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<{ name: string; code: string; expiresAt: string }>();
  const list = useCall(
    'devices.list',
    { includeRevoked, page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Button onClick={() => setAsking(true)}>{t('let')}</Button>}>
      <Stack gap="sm" className="rems-in-order">
        <Rule />
        <Group justify="flex-end">
          <Switch
            label={t('revokedToo')}
            checked={includeRevoked}
            onChange={(event) => address.setFilter('withdrawn', event.currentTarget.checked ? '1' : null)}
          />
        </Group>
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={
            <EmptyState icon={IconDeviceLaptop} title={t('none')}>
              {t('noneHint')}
            </EmptyState>
          }
        >
          {(items) => <DeviceTable devices={items} />}
        </PagedList>
      </Stack>
      {asking && (
        <LetInDialog
          onMade={(code) => {
            setMade(code);
            setAsking(false);
          }}
          close={() => setAsking(false)}
        />
      )}
      {made && <CodeDialog {...made} close={() => setMade(undefined)} />}
    </Page>
  );
}

/** Whether devices are asked for at all. */
function Rule() {
  const { t } = useTranslation('devices');
  const status = useCall('devices.status', {});
  if (status.isPending) return <Skeleton height={96} radius="md" />;
  if (!status.data) return null;
  const { required } = status.data;
  return (
    <Alert
      variant="light"
      role="status"
      color={required ? 'lagoon' : 'gray'}
      icon={required ? <IconShieldCheck aria-hidden /> : <IconShieldOff aria-hidden />}
    >
      <Text size="sm">{t(required ? 'required' : 'notRequired')}</Text>
      <Text size="sm">{t('tokens')}</Text>
      <Anchor component={Link} to="/admin/access" size="sm">
        {t('toRules')}
      </Anchor>
    </Alert>
  );
}
