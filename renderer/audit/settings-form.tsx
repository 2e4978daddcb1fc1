import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditSettings } from '../../shared/audit.ts';
import { useAction } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { type SettingsDraft, settingsDraft, settingsOf, wrongFields } from './settings-draft.ts';

/** How the trail is kept, as a form. */
export function SettingsForm({ stored }: { readonly stored: AuditSettings }) {
  const { t } = useTranslation('audit');
  const { can } = useSession();
  const editable = can('system:manage');
  const problem = (field: 'keepYears' | 'reviewDays') =>
    t(field === 'keepYears' ? 'settings.problems.years' : 'settings.problems.days');
  const form = useSettingsDraft({
    name: 'audit',
    stored,
    action: useAction('audit.saveSettings'),
    topics: ['audit'],
    done: t('settings.saved'),
    editable,
    draftOf: settingsDraft,
    read(draft, base) {
      const wrong = wrongFields(draft);
      if (wrong.length > 0) return { wrong: Object.fromEntries(wrong.map((field) => [field, problem(field)])) };
      return { input: settingsOf(draft, base.version) };
    },
  });

  const text = (name: keyof SettingsDraft, hint: string, short: boolean) => (
    <TextInput
      {...form.text(name)}
      label={t(`settings.${name}`)}
      description={hint}
      {...(short ? { inputMode: 'numeric' as const, maxLength: 3, maw: 280 } : { maxLength: 1000 })}
      autoComplete="off"
      spellCheck={false}
      readOnly={!editable}
    />
  );
  return (
    <SectionCard title={t('settings.title')} {...(editable ? {} : { lead: t('settings.readOnly') })}>
      <SettingsFrame form={form} gap="sm">
        {text('keepYears', t('settings.keepHint'), true)}
        {text('copyFolder', t('settings.copyHint'), false)}
        {text('reviewDays', t('settings.reviewHint'), true)}
      </SettingsFrame>
    </SectionCard>
  );
}
