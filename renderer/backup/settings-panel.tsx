import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupSettings } from '../../shared/backup.ts';
import { useAction } from '../api/hooks.ts';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { type NumberField, numberFields, readSettings, type SettingsDraft, settingsDraft } from './settings-draft.ts';

/** When backups are made and how long they are kept, as a form. */
export function SettingsPanel({ stored }: { readonly stored: BackupSettings }) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const problem = (field: keyof SettingsDraft) => {
    if (field === 'times') return t('settings.problems.times');
    const [min, max] = numberFields[field];
    return t('settings.problems.range', {
      field: t(`settings.${field}`),
      min: formats.number(min),
      max: formats.number(max),
    });
  };
  const form = useSettingsDraft({
    name: 'backup',
    stored,
    action: useAction('backup.saveSettings'),
    topics: ['backup'],
    done: t('settings.saved'),
    draftOf: settingsDraft,
    read(draft, base) {
      const read = readSettings(draft, base.version);
      if ('wrong' in read) return { wrong: Object.fromEntries(read.wrong.map((field) => [field, problem(field)])) };
      return { input: read.settings };
    },
  });

  const number = (field: NumberField) => (
    <TextInput
      key={field}
      {...form.text(field)}
      label={t(`settings.${field}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      w={260}
    />
  );
  return (
    <SettingsFrame form={form}>
      <SectionCard title={t('settings.title')}>
        <TextInput
          {...form.text('times')}
          label={t('settings.times')}
          description={t('settings.timesHint')}
          autoComplete="off"
          maxLength={200}
          maw={420}
        />
      </SectionCard>
      <SectionCard title={t('settings.keep')} lead={t('settings.keepHint')}>
        <Group align="flex-start">{(['dailyDays', 'weeklyDays', 'monthlyDays'] as const).map(number)}</Group>
      </SectionCard>
      <SectionCard title={t('settings.targets')} lead={t('settings.targetsHint')}>
        <Group align="flex-start">{(['rpoHours', 'rtoHours'] as const).map(number)}</Group>
      </SectionCard>
    </SettingsFrame>
  );
}
