import { Button, Menu, Text } from '@mantine/core';
import { IconCopy, IconDownload, IconFileSpreadsheet, IconQrcode, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../api/hooks.ts';
import { FileFormItems, useFileForm } from '../ui/file-form.tsx';
import { useHandedOut } from '../ui/use-handed-out.ts';
import type { Column } from './columns.ts';
import type { listInput } from './list-state.ts';
import { useColumnLabel } from './use-column-label.ts';
import { useCopyUnits } from './use-copy-units.ts';

interface Props {
  readonly input: ReturnType<typeof listInput>;
  readonly columns: readonly Column[];
  /** The same list as an address has it. */
  readonly query: string;
}

/** Files of what the list shows: as it shows it, or in the layout that REMS reads. */
export function ExportMenu({ input, columns, query }: Props) {
  const { t } = useTranslation('equipment');
  const label = useColumnLabel();
  const handedOut = useHandedOut((name) => t('list.exported', { name }));
  const prepare = useAction('equipment.export', handedOut);
  const { copyMatching, pending } = useCopyUnits();
  const { form, ...formItems } = useFileForm();
  const asShown = () =>
    prepare.mutate({
      ...input,
      ...form,
      layout: { kind: 'shown', columns: columns.map((column) => ({ key: column.key, label: label(column) })) },
    });

  return (
    // The library's focus placeholder is no item, and a menu holds nothing but items: the first one takes the focus.
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={prepare.isPending || pending}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus leftSection={<IconTable size={18} aria-hidden />} onClick={asShown}>
          {t('list.exportShown')}
          <Text size="xs" c="dimmed">
            {t('list.exportShownHint')}
          </Text>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          onClick={() => prepare.mutate({ ...input, ...form, layout: { kind: 'rems' } })}
        >
          {t('list.exportRems')}
          <Text size="xs" c="dimmed">
            {t('list.exportRemsHint')}
          </Text>
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={18} aria-hidden />} onClick={() => void copyMatching(columns, input)}>
          {t('list.copy')}
          <Text size="xs" c="dimmed">
            {t('list.copyHint')}
          </Text>
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={`/equipment/labels?${query}`}
          leftSection={<IconQrcode size={18} aria-hidden />}
        >
          {t('list.labels')}
          <Text size="xs" c="dimmed">
            {t('list.labelsHint')}
          </Text>
        </Menu.Item>
        <FileFormItems {...formItems} />
      </Menu.Dropdown>
    </Menu>
  );
}
