import { useTranslation } from 'react-i18next';
import type { CustomField } from '#shared/custom-fields.ts';
import type { CustomFilter, UnitFilters } from '#shared/lists.ts';
import { useCustomFields, useFieldWords } from '../custom-fields/use-field-words.ts';

/** A filter as it is shown, and what is left without it. */
export interface FurtherChip {
  readonly key: string;
  readonly text: string;
  readonly without: UnitFilters;
}

/** The filters beyond names in words. */
export function useFurtherChips(filters: UnitFilters): readonly FurtherChip[] {
  const { t } = useTranslation('equipment');
  const words = useFieldWords();
  const fields = new Map(useCustomFields().map((field) => [field.id, field]));
  const { expiring, parentId = [], custom = [] } = filters;
  const chips: FurtherChip[] = [];
  if (expiring) {
    const { expiring: _expiring, ...without } = filters;
    const when = expiring.days === 0 ? t('further.already') : t('further.days', { count: expiring.days });
    const text = t('list.chosen', { field: t(`further.kinds.${expiring.what}`), value: when });
    chips.push({ key: 'expiring', text, without });
  }
  if (parentId.length > 0) {
    const { parentId: _parentId, ...without } = filters;
    const text = t('list.chosen', { field: t('fields.parentId'), value: parentId.join(', ') });
    chips.push({ key: 'parent', text, without });
  }
  for (const filter of custom) {
    const { custom: _custom, ...rest } = filters;
    const others = custom.filter((one) => one !== filter);
    const field = fields.get(filter.fieldId);
    const name = field ? words.label(field) : String(filter.fieldId);
    const text = t('list.chosen', { field: name, value: said(field, filter) });
    chips.push({ key: `cf-${filter.fieldId}`, text, without: others.length > 0 ? { ...rest, custom: others } : rest });
  }
  return chips;

  function said(field: CustomField | undefined, { options, contains, from, to, blank }: CustomFilter): string {
    if (blank !== undefined) return t(blank ? 'further.blank' : 'further.held');
    if (contains !== undefined) return contains;
    const value = (one: number | string | undefined) => (field && one !== undefined ? words.value(field, one) : '');
    if (options) return options.map((id) => value(id)).join(', ');
    return `${value(from)} – ${value(to)}`;
  }
}
