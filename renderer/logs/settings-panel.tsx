import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type LogSettings, logLevels } from '../../shared/logs.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { Facts } from '../ui/facts.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { logDraft, type NumberField, readDraft } from './settings-draft.ts';

interface Props {
  readonly stored: LogSettings;
  readonly files: OutputOf<'logs.files'> | undefined;
}

const hints = { maxBytes: 'maxBytesHint', keep: 'keepHint', alertErrors: 'alertHint', slowQueryMs: null } as const;

/** How the log is kept, as a form. */
export function SettingsPanel({ stored, files }: Props) {
  const { t } = useTranslation('logs');
  const { bytes } = useMeasures();
  const form = useSettingsDraft({
    name: 'logs',
    stored,
    action: useAction('logs.saveSettings'),
    topics: ['log'],
    done: t('settings.saved'),
    draftOf: logDraft,
    read(draft, base) {
      const read = readDraft(draft, base.version);
      if ('wrong' in read)
        return { wrong: Object.fromEntries(read.wrong.map((field) => [field, t(`settings.problems.${field}`)])) };
      return { input: read.settings };
    },
  });

  const field = (name: NumberField) => {
    const hint = hints[name];
    return (
      <TextInput
        {...form.text(name)}
        label={t(`settings.${name}`)}
        {...(hint === null ? {} : { description: t(`settings.${hint}`) })}
        maw={420}
        inputMode={name === 'maxBytes' ? 'decimal' : 'numeric'}
        maxLength={12}
        autoComplete="off"
      />
    );
  };
  return (
    <SectionCard title={t('settings.title')} lead={t('settings.lead')}>
      <SettingsFrame form={form} gap="sm">
        <Select
          label={t('settings.level')}
          description={t('settings.levelHint')}
          data={logLevels.map((value) => ({ value, label: t(`atLeast.${value}`) }))}
          value={form.draft.level}
          allowDeselect={false}
          maw={420}
          onChange={(value) => {
            const level = logLevels.find((known) => known === value);
            if (level) form.set({ level });
          }}
        />
        {field('maxBytes')}
        {field('keep')}
        {field('alertErrors')}
        {field('slowQueryMs')}
        {files && (
          <Facts
            of={[
              [
                t('settings.folder'),
                <>
                  {files.folder} (
                  {t('settings.files', {
                    count: files.items.length,
                    size: bytes(files.items.reduce((sum, one) => sum + one.bytes, 0)),
                  })}
                  )
                </>,
              ],
            ]}
          />
        )}
      </SettingsFrame>
    </SectionCard>
  );
}
