import { Button, Menu } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths } from '../../shared/dates.ts';
import { useAction } from '../api/hooks.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { firstOfMonth, spanOf } from './calendar-grid.ts';
import { useDayWords } from './day-words.ts';
import type { Planner } from './use-planner-state.ts';

/** The span on screen as a PDF, or the page itself on paper. */
export function PrintMenu({ planner, mayExport }: { readonly planner: Planner; readonly mayExport: boolean }) {
  const { t, i18n } = useTranslation('planner');
  const { month } = useDayWords();
  const { view, date, what } = planner;
  const handedOut = useHandedOut((name) => t('print.saved', { name }));
  const save = useAction('planner.print', handedOut);
  const span =
    view === 'month'
      ? { from: firstOfMonth(date), to: addDays(addMonths(firstOfMonth(date), 1), -1), title: month(date) }
      : spanOf(view, date);
  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" loading={save.isPending} leftSection={<IconPrinter size={16} aria-hidden />}>
          {t('print.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayExport && (
          <Menu.Item
            data-autofocus
            leftSection={<IconFileTypePdf size={18} aria-hidden />}
            onClick={() => save.mutate({ ...what, ...span, language: i18n.resolvedLanguage === 'fr' ? 'fr' : 'en' })}
          >
            {t('print.pdf')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('print.page')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
