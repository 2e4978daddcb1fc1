import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitSelection } from './use-unit-selection.ts';

/** The box above the rows: chooses all of them, or none when some are chosen. */
export function ChooseAll({ selection, total }: { readonly selection: UnitSelection; readonly total: number }) {
  const { t } = useTranslation('bulk-edit');
  const count = selection.ids.size;
  return (
    <Checkbox
      size="xs"
      ml={10}
      aria-label={t('chooseRows')}
      checked={count > 0 && count >= total}
      indeterminate={count > 0 && count < total}
      disabled={selection.reading}
      onChange={() => (count > 0 ? selection.clear() : selection.chooseAll())}
    />
  );
}
