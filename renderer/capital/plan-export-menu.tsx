import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanFile, PlanFileFormat } from '../../shared/capital-plan.ts';
import { useApi } from '../api/context.tsx';
import { useSession } from '../session/session.tsx';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { mostCopiedRows, useCopyTable } from '../ui/copy-table.ts';
import { useNotify } from '../ui/notify.ts';
import { notedSave, saveCsv } from './plan-files.ts';

interface Picture {
  readonly format: Exclude<PlanFileFormat, 'csv'>;
  readonly label: string;
  save(): string | Promise<string>;
}

interface Props<T> {
  /** Begins the names of the files. */
  readonly name: PlanFile;
  readonly columns: readonly CopyColumn<T>[];
  readonly rows: readonly T[];
  readonly pictures?: readonly Picture[];
}

/** What is on screen, to the clipboard and, for those who may export, into files. */
export function PlanExportMenu<T>({ name, columns, rows, pictures = [] }: Props<T>) {
  const { t } = useTranslation('capital-plan');
  const { can } = useSession();
  const api = useApi();
  const notify = useNotify();
  const { copy, pending } = useCopyTable(name);
  const run = async (format: PlanFileFormat, save: () => string | Promise<string>) => {
    try {
      const note = () => api.capital.noteExport({ what: name, format });
      notify.done(t('saved', { name: await notedSave(note, save) }));
    } catch (error) {
      notify.failed(error);
    }
  };
  const copied = rows.slice(0, mostCopiedRows);
  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="xs" loading={pending} leftSection={<IconDownload size={16} aria-hidden />}>
          {t('files.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          data-autofocus
          onClick={() => void copy(columns, async () => ({ rows: copied, total: rows.length }))}
        >
          {t('copy')}
        </Menu.Item>
        {can('equipment:export') && (
          <>
            <Menu.Item onClick={() => void run('csv', () => saveCsv(name, columns, rows, false))}>
              {t('files.csv')}
            </Menu.Item>
            <Menu.Item onClick={() => void run('csv', () => saveCsv(name, columns, rows, true))}>
              {t('files.csvExcel')}
            </Menu.Item>
            {pictures.map(({ label, format, save }) => (
              <Menu.Item key={label} onClick={() => void run(format, save)}>
                {label}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
