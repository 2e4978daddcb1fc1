import { Button, Menu, Text } from '@mantine/core';
import { IconArrowsTransferUpDown, IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FileForm } from '../../shared/files.ts';
import { FileFormItems, useFileForm } from './file-form.tsx';

interface Props {
  readonly pending: boolean;
  /** What the file holds, in a sentence. */
  readonly hint: string;
  readonly onExport: (form: FileForm) => void;
  /** Where such a file is brought in; absent for who may not. */
  readonly importAt: string | undefined;
}

/** Takes a list away as a file, and leads to where such a file is brought in. */
export function FilesMenu({ pending, hint, onExport, importAt }: Props) {
  const { t } = useTranslation('ui');
  const { form, ...formItems } = useFileForm();
  return (
    // The library's focus placeholder is no item, and a menu holds nothing but items: the first one takes the focus.
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" loading={pending} leftSection={<IconArrowsTransferUpDown size={16} aria-hidden />}>
          {t('files.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus leftSection={<IconDownload size={18} aria-hidden />} onClick={() => onExport(form)}>
          {t('files.export')}
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </Menu.Item>
        {importAt !== undefined && (
          <Menu.Item component={Link} to={importAt} leftSection={<IconFileUpload size={18} aria-hidden />}>
            {t('files.import')}
          </Menu.Item>
        )}
        <FileFormItems {...formItems} />
      </Menu.Dropdown>
    </Menu>
  );
}
