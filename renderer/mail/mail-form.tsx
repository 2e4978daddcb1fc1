import { Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mailSecurities } from '../../shared/mail.ts';
import { useAction } from '../api/hooks.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { asksPasswordAgain, mailChange, mailDraft, portIsWrong, type StoredMail } from './mail-draft.ts';
import { TestPanel } from './test-panel.tsx';

/** The mail server as a form, with the test below. */
export function MailForm({ stored }: { readonly stored: StoredMail }) {
  const { t } = useTranslation('mail');
  const form = useSettingsDraft({
    name: 'mail',
    stored,
    action: useAction('mail.saveSettings'),
    topics: ['mail'],
    done: t('saved'),
    draftOf: mailDraft,
    read: (draft, base) =>
      portIsWrong(draft) ? { wrong: { port: t('problems.port') } } : { input: mailChange(draft, base.version) },
  });
  const { draft, base, messages, set } = form;

  const text = (name: 'host' | 'port' | 'username' | 'fromAddress' | 'fromName' | 'appAddress', hint?: string) => (
    <TextInput
      {...form.text(name)}
      label={t(name)}
      {...(hint === undefined ? {} : { description: hint })}
      maw={420}
      maxLength={name === 'fromName' ? 120 : 255}
      autoComplete="off"
      spellCheck={false}
      {...(name === 'port' ? { inputMode: 'numeric' as const, maxLength: 5 } : {})}
    />
  );
  return (
    <Stack gap="md">
      <SettingsFrame form={form}>
        <Switch
          label={t('enabled')}
          description={t('enabledHint')}
          checked={draft.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <SectionCard title={t('server')}>
          <Stack gap="sm">
            {text('host', t('hostHint'))}
            {text('port')}
            <Radio.Group
              label={t('security')}
              value={draft.security}
              error={messages.security}
              onChange={(value) => {
                const security = mailSecurities.find((known) => known === value);
                if (security) set({ security });
              }}
            >
              <Stack gap="xs" mt="xs">
                {mailSecurities.map((security, index) => (
                  <Radio
                    key={security}
                    {...(index === 0 ? { id: form.inputId('security') } : {})}
                    value={security}
                    label={t(`securities.${security}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {draft.security !== 'none' && (
              <Textarea
                {...form.text('certificateAuthority')}
                label={t('certificateAuthority')}
                description={t('certificateHint')}
                autosize
                minRows={2}
                maxRows={6}
                maxLength={50_000}
                spellCheck={false}
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
              />
            )}
            {text('username', t('usernameHint'))}
            {draft.username.trim() !== '' && (
              <PasswordField
                {...form.text('password')}
                label={t('password')}
                description={t(
                  asksPasswordAgain(draft, base)
                    ? 'passwordAgain'
                    : base.passwordSet
                      ? 'passwordStored'
                      : 'passwordNone',
                )}
                autoComplete="new-password"
                maw={420}
                maxLength={1024}
              />
            )}
          </Stack>
        </SectionCard>
        <SectionCard title={t('sender')}>
          <Stack gap="sm">
            {text('fromAddress')}
            {text('fromName')}
            {text('appAddress', t('appAddressHint'))}
          </Stack>
        </SectionCard>
      </SettingsFrame>
      <TestPanel unsaved={form.dirty} />
    </Stack>
  );
}
