import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../shared/imports.ts';
import { useAction } from '../api/hooks.ts';
import { useNotify } from '../ui/notify.ts';
import { startDownload } from '../ui/start-download.ts';

/** Gives an empty file away that has the header of a kind. */
export function TemplateButton({ kind }: { readonly kind: Exclude<ImportKind, 'rems'> }) {
  const { t } = useTranslation('imports');
  const notify = useNotify();
  const answers = {
    onSuccess: ({ path, fileName }: { readonly path: string; readonly fileName: string }) => {
      startDownload(path, fileName);
      notify.done(t('template.done', { name: fileName }));
    },
    onError: (error: unknown) => notify.failed(error),
  };
  const equipment = useAction('equipment.export', answers);
  const tests = useAction('compliance.exportTests', answers);
  const bookings = useAction('bookings.export', answers);
  const people = useAction('people.export', answers);
  const facilities = useAction('lookups.exportFacilities', answers);
  const given = { equipment, tests, bookings, people, facilities };
  const prepare = () =>
    kind === 'equipment'
      ? equipment.mutate({ layout: { kind: 'rems', template: true } })
      : given[kind].mutate({ template: true });
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={given[kind].isPending}
      onClick={prepare}
    >
      {t('template.get')}
    </Button>
  );
}
