import { Button, Menu } from '@mantine/core';
import { IconBraces, IconDownload, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditFilters } from '../../shared/audit.ts';
import { useAction } from '../api/hooks.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';

const formats = [
  { id: 'csv', icon: IconFileTypeCsv },
  { id: 'json', icon: IconBraces },
  { id: 'pdf', icon: IconFileTypePdf },
] as const;

/** Files of what the list shows, each with the sealed head of the trail. */
export function ExportMenu({ filters, narrowed }: { readonly filters: AuditFilters; readonly narrowed: boolean }) {
  const { t, i18n } = useTranslation('audit');
  const handedOut = useHandedOut((name) => t('export.saved', { name }));
  const save = useAction('audit.export', handedOut);
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" loading={save.isPending} leftSection={<IconDownload size={16} aria-hidden />}>
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(narrowed ? 'export.filtered' : 'export.all')}</Menu.Label>
        {formats.map(({ id, icon: Icon }, index) => (
          <Menu.Item
            key={id}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
            leftSection={<Icon size={18} aria-hidden />}
            onClick={() => save.mutate({ format: id, filters, language })}
          >
            {t(`export.${id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
