import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ComponentField, componentKinds } from '#shared/components.ts';
import { DateField } from '../../ui/date-field.tsx';
import { LookupSelect } from '../lookup-select.tsx';
import type { ComponentDraft } from './component-draft.ts';

interface Props {
  readonly draft: ComponentDraft;
  /** A component that takes the place of another is of its kind, and its days follow. */
  readonly replacing?: boolean;
  message(field: ComponentField): string | undefined;
  set(part: Partial<ComponentDraft>): void;
}

const lengths = { designation: 100, model: 200, serialNumber: 200, softwareVersion: 100 } as const;

/** The fields of a component. */
export function ComponentFields({ draft, replacing = false, message, set }: Props) {
  const { t } = useTranslation('components');
  const text = (field: keyof typeof lengths, first = false) => (
    <TextInput
      label={t(`fields.${field}`)}
      {...(field === 'designation' ? { description: t('hints.designation') } : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={lengths[field]}
      autoComplete="off"
      value={draft[field]}
      error={message(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      {...(first ? { 'data-autofocus': true } : {})}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      {!replacing && (
        <Select
          label={t('fields.kind')}
          data={componentKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={draft.kind}
          allowDeselect={false}
          error={message('kind')}
          onChange={(next) => set({ kind: componentKinds.find((kind) => kind === next) ?? 'other' })}
          data-autofocus
        />
      )}
      {text('designation')}
      <LookupSelect
        id="component-manufacturer"
        field="manufacturerId"
        value={draft.manufacturerId}
        classId={null}
        error={message('manufacturerId')}
        onChange={(manufacturerId) => set({ manufacturerId })}
      />
      {text('model')}
      {text('serialNumber', replacing)}
      {text('softwareVersion')}
      {!replacing && (
        <>
          <DateField
            label={t('fields.installedOn')}
            value={draft.installedOn}
            error={message('installedOn')}
            onChange={(installedOn) => set({ installedOn })}
          />
          <DateField
            label={t('fields.removedOn')}
            value={draft.removedOn}
            error={message('removedOn')}
            onChange={(removedOn) => set({ removedOn })}
          />
        </>
      )}
      <Textarea
        style={{ gridColumn: '1 / -1' }}
        label={t('fields.notes')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={draft.notes}
        error={message('notes')}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
