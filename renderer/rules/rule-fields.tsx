import { Checkbox, Group, MultiSelect, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unitEventKinds } from '../../shared/obligation-rules.ts';
import { testTypes } from '../../shared/test-types.ts';
import { useCall } from '../api/hooks.ts';
import type { RuleDraft } from './rule-draft.ts';

/** The id of the input behind a field of the form. */
export function inputId(field: string): string {
  return `rule-${field}`;
}

interface Props {
  readonly draft: RuleDraft;
  readonly messages: Readonly<Record<string, string>>;
  set(part: Partial<RuleDraft>): void;
}

const cycles = ['months', 'calendar-quarter'] as const;
const limits = ['target', 'end-of-month', 'months', 'days-after-target', 'end-of-next-year'] as const;

/** Every part of a rule. */
export function RuleFields({ draft, messages, set }: Props) {
  const { t } = useTranslation('obligations');
  const lookups = useCall('lookups.all', {});
  const classes = (lookups.data?.classes ?? []).filter(({ id, active }) => active || draft.classIds.includes(id));
  const byMonths = draft.cycle === 'months';
  const number = (field: NumberField, label: string) => (
    <TextInput
      id={inputId(field)}
      label={label}
      inputMode="numeric"
      maxLength={3}
      value={draft[field]}
      error={messages[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const toggle = (field: 'hasWindow' | 'hasFirst' | 'hasEvents') => (
    <Checkbox
      id={inputId(field)}
      label={t(`rules.${field}`)}
      checked={draft[field]}
      error={messages[field]}
      onChange={(event) => set({ [field]: event.currentTarget.checked })}
    />
  );

  return (
    <Stack gap="sm">
      <TextInput
        id={inputId('label')}
        label={t('rules.label')}
        description={t('rules.labelHint')}
        required
        maxLength={80}
        autoComplete="off"
        data-autofocus
        value={draft.label}
        error={messages.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={t('rules.cycle')}
          data={cycles.map((value) => ({ value, label: t(`rules.cycles.${value}`) }))}
          value={draft.cycle}
          onChange={(event) => {
            const cycle = cycles.find((one) => one === event.currentTarget.value) ?? 'months';
            // A quarter is window and limit at once; a rule by months cannot end with a quarter.
            set(
              cycle === 'months'
                ? { cycle, limit: draft.limit === 'quarter-end' ? 'target' : draft.limit }
                : { cycle, limit: 'quarter-end', hasWindow: false },
            );
          }}
        />
        {byMonths && number('months', t('rules.cycleMonths'))}
        {byMonths && (
          <NativeSelect
            id={inputId('limit')}
            label={t('rules.limit')}
            data={limits.map((value) => ({ value, label: t(`rules.limits.${value}`) }))}
            value={draft.limit}
            error={messages.limit}
            onChange={(event) => set({ limit: limits.find((one) => one === event.currentTarget.value) ?? 'target' })}
          />
        )}
        {byMonths && draft.limit === 'months' && number('limitMonths', t('rules.limitMonths'))}
        {byMonths && draft.limit === 'days-after-target' && number('limitDays', t('rules.limitDays'))}
      </SimpleGrid>
      {byMonths && toggle('hasWindow')}
      {byMonths && draft.hasWindow && (
        <Group grow align="flex-start">
          {number('daysBefore', t('rules.before'))}
          {number('daysAfter', t('rules.after'))}
        </Group>
      )}
      {toggle('hasFirst')}
      {draft.hasFirst && number('firstDays', t('rules.firstDays'))}
      {toggle('hasEvents')}
      {draft.hasEvents && (
        <Checkbox.Group
          label={t('rules.eventKinds')}
          error={messages.eventKinds}
          value={[...draft.eventKinds]}
          onChange={(chosen) => set({ eventKinds: unitEventKinds.filter((kind) => chosen.includes(kind)) })}
        >
          <Group gap="sm" mt={4} mb="xs">
            {unitEventKinds.map((kind, index) => (
              <Checkbox
                key={kind}
                value={kind}
                label={t(`events.${kind}`)}
                {...(index === 0 ? { id: inputId('eventKinds') } : {})}
              />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {draft.hasEvents && number('eventDays', t('rules.eventDays'))}
      <Checkbox.Group
        label={t('rules.satisfiedBy')}
        required
        error={messages.satisfiedBy}
        value={[...draft.satisfiedBy]}
        onChange={(chosen) => set({ satisfiedBy: testTypes.filter((type) => chosen.includes(type)) })}
      >
        <Group gap="sm" mt={4} mb="xs">
          {testTypes.map((type, index) => (
            <Checkbox
              key={type}
              value={type}
              label={t(`types.${type}`)}
              {...(index === 0 ? { id: inputId('satisfiedBy') } : {})}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <MultiSelect
        id={inputId('classIds')}
        label={t('rules.classes')}
        description={t('rules.classesHint')}
        searchable
        data={classes.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.classIds.map(String)}
        error={messages.classIds}
        onChange={(chosen) => set({ classIds: chosen.map(Number) })}
      />
      <Textarea
        label={t('rules.citation')}
        description={t('rules.citationHint')}
        autosize
        maxLength={500}
        value={draft.citation}
        error={messages.citation}
        onChange={(event) => set({ citation: event.currentTarget.value })}
      />
    </Stack>
  );
}

type NumberField = 'months' | 'daysBefore' | 'daysAfter' | 'limitMonths' | 'limitDays' | 'firstDays' | 'eventDays';
