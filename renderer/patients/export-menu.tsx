import { Button, Menu, Text } from '@mantine/core';
import { IconDownload, IconPrinter, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileFormItems, useFileForm } from '../ui/file-form.tsx';
import { TakeAwayDialog, type TakenList } from './take-away-dialog.tsx';

interface Props {
  /** What the list shows: search, filters, order. */
  readonly list: TakenList;
  /** How many patients that are. */
  readonly total: number;
}

/** Takes the list away as a file or on paper, after a question whether with identities. */
export function PatientExportMenu({ list, total }: Props) {
  const { t } = useTranslation('patient-files');
  const { form, ...formItems } = useFileForm();
  const [asked, setAsked] = useState<'file' | 'print'>();
  return (
    <>
      {/* The library's focus placeholder is no item, and a menu holds nothing but items: the first one takes the focus. */}
      <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" disabled={total === 0} leftSection={<IconDownload size={16} aria-hidden />}>
            {t('button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item data-autofocus leftSection={<IconTable size={18} aria-hidden />} onClick={() => setAsked('file')}>
            {t('file')}
            <Text size="xs" c="dimmed">
              {t('fileHint')}
            </Text>
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => setAsked('print')}>
            {t('print')}
            <Text size="xs" c="dimmed">
              {t('printHint')}
            </Text>
          </Menu.Item>
          <FileFormItems {...formItems} />
        </Menu.Dropdown>
      </Menu>
      {asked !== undefined && (
        <TakeAwayDialog as={asked} list={list} total={total} form={form} close={() => setAsked(undefined)} />
      )}
    </>
  );
}
