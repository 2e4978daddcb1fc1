import { Button, Menu, Text } from '@mantine/core';
import { IconCopy, IconDownload, IconFileSpreadsheet, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CapitalSort, capitalColumns } from '../../shared/capital-plan.ts';
import { useAction } from '../api/hooks.ts';
import { FileFormItems, useFileForm } from '../ui/file-form.tsx';
import { useHandedOut } from '../ui/use-handed-out.ts';
import type { CapitalChoice } from './use-capital-choice.ts';
import { useCopyPlan } from './use-copy-plan.ts';

interface Props {
  readonly choice: CapitalChoice;
  readonly sort: CapitalSort;
}

/** Files of what the list shows: with everything that capital planning knows, or in the layout of REMS. */
export function ExportMenu({ choice, sort }: Props) {
  const { t } = useTranslation('capital');
  const { t: tLists } = useTranslation('lists');
  const { copyMatching, pending } = useCopyPlan();
  const handedOut = useHandedOut((name) => t('export.done', { name }));
  const prepare = useAction('capital.export', handedOut);
  const { form, ...formItems } = useFileForm();
  const asShown = () =>
    prepare.mutate({
      ...choice.what,
      ...form,
      sort,
      layout: { kind: 'shown', columns: capitalColumns.map((key) => ({ key, label: t(`columns.${key}`) })) },
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
          {t('export.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus leftSection={<IconTable size={18} aria-hidden />} onClick={asShown}>
          {t('export.shown')}
          <Text size="xs" c="dimmed">
            {t('export.shownHint')}
          </Text>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          onClick={() => prepare.mutate({ ...choice.what, ...form, layout: { kind: 'rems' } })}
        >
          {t('export.rems')}
          <Text size="xs" c="dimmed">
            {t('export.remsHint')}
          </Text>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={() => void copyMatching({ ...choice.what, sort })}
        >
          {tLists('copyTable')}
          <Text size="xs" c="dimmed">
            {tLists('copyTableHint')}
          </Text>
        </Menu.Item>
        <FileFormItems {...formItems} />
      </Menu.Dropdown>
    </Menu>
  );
}
