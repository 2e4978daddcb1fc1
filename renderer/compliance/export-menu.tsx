import { Button, Menu, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { complianceSortKeys } from '../../shared/compliance.ts';
import { useAction } from '../api/hooks.ts';
import { FileFormItems, useFileForm } from '../ui/file-form.tsx';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { isStatus, sortFor } from './compliance-address.ts';
import type { Compliance } from './use-compliance.ts';

/** Files of what the filters choose: the list on screen, survey records and bookings as REMS writes them, and their templates. */
export function ExportMenu({ compliance: { state, what } }: { readonly compliance: Compliance }) {
  const { t } = useTranslation('compliance');
  const handedOut = useHandedOut((name) => t('export.done', { name }));
  const units = useAction('compliance.exportUnits', handedOut);
  const tests = useAction('compliance.exportTests', handedOut);
  const bookings = useAction('bookings.export', handedOut);
  const { form, ...formItems } = useFileForm();
  const sort = sortFor(state.sort, complianceSortKeys);
  const { tab, days } = state;
  const items = [
    { key: 'tests', hint: 'testsHint', run: () => tests.mutate({ ...what, ...form }) },
    { key: 'bookings', hint: 'bookingsHint', run: () => bookings.mutate({ ...what, ...form }) },
    { key: 'testsTemplate', hint: undefined, run: () => tests.mutate({ template: true, ...form }) },
    { key: 'bookingsTemplate', hint: undefined, run: () => bookings.mutate({ template: true, ...form }) },
  ] as const;

  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={units.isPending || tests.isPending || bookings.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isStatus(tab) && (
          <Menu.Item
            data-autofocus
            onClick={() =>
              units.mutate({ ...what, ...form, status: tab, days, ...(sort.length === 0 ? {} : { sort }) })
            }
          >
            {t('export.list')}
            <Text size="xs" c="dimmed">
              {t('export.listHint')}
            </Text>
          </Menu.Item>
        )}
        {items.map(({ key, hint, run }) => (
          <Menu.Item key={key} onClick={run}>
            {t(`export.${key}`)}
            {hint && (
              <Text size="xs" c="dimmed">
                {t(`export.${hint}`)}
              </Text>
            )}
          </Menu.Item>
        ))}
        <FileFormItems {...formItems} />
      </Menu.Dropdown>
    </Menu>
  );
}
