import { Button, Group, MultiSelect, Popover, ScrollArea, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '#shared/custom-fields.ts';
import { type CustomFilter, expiringKinds, type UnitFilters } from '#shared/lists.ts';
import { DateField } from '../../ui/date-field.tsx';
import { parseTypedDate } from '../../ui/date-text.ts';
import { useCustomFields, useFieldWords } from '../custom-fields/use-field-words.ts';

interface Props {
  readonly filters: UnitFilters;
  readonly fullWidth?: boolean;
  onChange(filters: UnitFilters): void;
}

interface Entry {
  readonly options: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly contains: string;
}

const blank: Entry = { options: [], from: '', to: '', contains: '' };
const spans = [0, 30, 60, 90, 180, 365] as const;

/** Filters beyond names, behind one button: what ends soon, and the fields that the clinic defined. */
export function FurtherFilters({ filters, fullWidth = false, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const [opened, setOpened] = useState(false);
  const count = (filters.expiring ? 1 : 0) + (filters.custom?.length ?? 0);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={340}
      trapFocus
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <Button
          variant={count > 0 ? 'light' : 'default'}
          size="xs"
          px={10}
          fullWidth={fullWidth}
          justify={fullWidth ? 'flex-start' : 'center'}
          onClick={() => setOpened((before) => !before)}
        >
          {count > 0 ? `${t('further.button')} (${count})` : t('further.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('further.button')}>
        {opened && (
          <FurtherForm
            filters={filters}
            apply={(next) => {
              onChange(next);
              setOpened(false);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function FurtherForm({ filters, apply }: { readonly filters: UnitFilters; apply(filters: UnitFilters): void }) {
  const { t, i18n } = useTranslation('equipment');
  const language = i18n.resolvedLanguage ?? 'en';
  const words = useFieldWords();
  const fields = useCustomFields().filter(({ active }) => active);
  const [what, setWhat] = useState<string | null>(filters.expiring?.what ?? null);
  const [days, setDays] = useState(String(filters.expiring?.days ?? 90));
  const [entries, setEntries] = useState(
    () => new Map((filters.custom ?? []).map((one) => [one.fieldId, entryOf(one)])),
  );
  const entry = (field: CustomField) => entries.get(field.id) ?? blank;
  const set = (field: CustomField, part: Partial<Entry>) =>
    setEntries((before) => new Map(before).set(field.id, { ...(before.get(field.id) ?? blank), ...part }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { expiring: _expiring, custom: _custom, ...rest } = filters;
    const kind = expiringKinds.find((one) => one === what);
    const custom = fields.flatMap((field) => filterOf(field, entry(field), language) ?? []).slice(0, 10);
    apply({
      ...rest,
      ...(kind ? { expiring: { what: kind, days: Number(days) } } : {}),
      ...(custom.length > 0 ? { custom } : {}),
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <ScrollArea.Autosize mah="min(60vh, 460px)" type="auto" offsetScrollbars>
        <Stack gap="xs">
          <Group gap="xs" grow align="flex-end">
            <Select
              size="xs"
              label={t('further.ends')}
              data={expiringKinds.map((value) => ({ value, label: t(`further.kinds.${value}`) }))}
              value={what}
              clearable
              comboboxProps={{ withinPortal: false }}
              clearButtonProps={{ 'aria-label': t('list.clearOne') }}
              onChange={setWhat}
            />
            <Select
              size="xs"
              label={t('further.within')}
              data={spans.map((value) => ({
                value: String(value),
                label: value === 0 ? t('further.already') : t('further.days', { count: value }),
              }))}
              value={days}
              allowDeselect={false}
              disabled={what === null}
              comboboxProps={{ withinPortal: false }}
              onChange={(next) => setDays(next ?? '90')}
            />
          </Group>
          {fields.map((field) => {
            const label = words.label(field);
            const { options, from, to, contains } = entry(field);
            switch (field.kind) {
              case 'choice':
                return (
                  <MultiSelect
                    key={field.id}
                    size="xs"
                    label={label}
                    data={field.options.map((option) => ({ value: String(option.id), label: words.option(option) }))}
                    value={[...options]}
                    clearable
                    comboboxProps={{ withinPortal: false }}
                    clearButtonProps={{ 'aria-label': t('list.clearOne') }}
                    onChange={(next) => set(field, { options: next })}
                  />
                );
              case 'text':
                return (
                  <TextInput
                    key={field.id}
                    size="xs"
                    label={label}
                    placeholder={t('further.contains')}
                    maxLength={100}
                    value={contains}
                    onChange={(event) => set(field, { contains: event.currentTarget.value })}
                  />
                );
              case 'date':
                return (
                  <Group key={field.id} gap="xs" grow>
                    <DateField
                      label={t('further.from', { field: label })}
                      value={from}
                      onChange={(next) => set(field, { from: next })}
                    />
                    <DateField
                      label={t('further.to', { field: label })}
                      value={to}
                      onChange={(next) => set(field, { to: next })}
                    />
                  </Group>
                );
              case 'number':
                return (
                  <Group key={field.id} gap="xs" grow align="flex-end">
                    <TextInput
                      size="xs"
                      label={t('further.from', { field: label })}
                      inputMode="decimal"
                      value={from}
                      onChange={(event) => set(field, { from: event.currentTarget.value })}
                    />
                    <TextInput
                      size="xs"
                      label={t('further.to', { field: label })}
                      inputMode="decimal"
                      value={to}
                      onChange={(event) => set(field, { to: event.currentTarget.value })}
                    />
                  </Group>
                );
            }
            return null;
          })}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" mt="sm">
        <Button type="submit" size="xs">
          {t('further.apply')}
        </Button>
      </Group>
    </form>
  );
}

function entryOf({ options = [], from, to, contains = '' }: CustomFilter): Entry {
  return {
    options: options.map(String),
    from: from === undefined ? '' : String(from),
    to: to === undefined ? '' : String(to),
    contains,
  };
}

/** What an entry filters; undefined when it filters nothing, or cannot be read. */
function filterOf(field: CustomField, entry: Entry, language: string): CustomFilter | undefined {
  const fieldId = field.id;
  if (field.kind === 'choice')
    return entry.options.length > 0 ? { fieldId, options: entry.options.map(Number) } : undefined;
  if (field.kind === 'text')
    return entry.contains.trim() === '' ? undefined : { fieldId, contains: entry.contains.trim() };
  const read = (text: string) => {
    if (text.trim() === '') return undefined;
    if (field.kind === 'date') return parseTypedDate(text, language);
    const number = Number(text.trim().replace(',', '.'));
    return Number.isFinite(number) ? number : undefined;
  };
  const from = read(entry.from);
  const to = read(entry.to);
  if (from === undefined && to === undefined) return undefined;
  return { fieldId, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
