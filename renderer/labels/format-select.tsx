import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LabelFormat } from '../../shared/labels.ts';

interface Props {
  readonly formats: readonly LabelFormat[];
  readonly value: string;
  readonly error?: string | undefined;
  choose(id: string): void;
}

/** The labels in the printer, found by a few letters of what stands on the packet. */
export function FormatSelect({ formats, value, error, choose }: Props) {
  const { t } = useTranslation('labels');
  const of = (group: string, kept: (format: LabelFormat) => boolean) => ({
    group,
    items: formats.filter(kept).map(({ id, name }) => ({ value: id, label: name })),
  });
  return (
    <Select
      label={t('format.label')}
      description={t('format.hint')}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('format.none')}
      value={value}
      error={error}
      data={[
        of(t('format.a4'), ({ kind, page }) => kind === 'sheet' && page.height > 290),
        of(t('format.letter'), ({ kind, page }) => kind === 'sheet' && page.height <= 290),
        of(t('format.rolls'), ({ kind }) => kind === 'roll'),
      ]}
      onChange={(id) => id !== null && choose(id)}
    />
  );
}
