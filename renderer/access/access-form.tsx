import { Anchor, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { passwordLength } from '../../shared/password-rules.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { type AccessNumber, accessChange, accessDraft, accessProblems } from './access-draft.ts';
import { SecondFactorRoles } from './second-factor-roles.tsx';

interface Props {
  readonly stored: OutputOf<'access.get'>;
  readonly editable: boolean;
}

/** The rules as a form. */
export function AccessForm({ stored, editable }: Props) {
  const { t } = useTranslation('access');
  const confirm = useConfirm();
  const form = useSettingsDraft({
    name: 'access',
    stored,
    action: useAction('access.save'),
    topics: ['access', 'whitelist', 'session', 'device'],
    done: t('saved'),
    editable,
    draftOf: accessDraft,
    differs: (draft, base) => Object.keys(accessChange(base, draft)).length > 0 || accessProblems(draft).length > 0,
    read(draft, base) {
      const wrong = accessProblems(draft).map(
        (name) => [name, t(`problems.${name}`, { least: passwordLength.least })] as const,
      );
      if (wrong.length > 0) return { wrong: Object.fromEntries(wrong) };
      return { input: { version: base.version, ...accessChange(base, draft) } };
    },
    confirm: async ({ whitelistEnforced }) =>
      whitelistEnforced !== false ||
      confirm({ title: t('offTitle'), message: t('offMessage'), confirmLabel: t('offConfirm'), danger: true }),
  });
  const { draft, messages, set } = form;

  const number = (name: AccessNumber) => (
    <TextInput
      {...form.text(name)}
      label={t(name)}
      description={t(`${name}Hint`, { least: passwordLength.least, usual: passwordLength.usual })}
      inputMode="numeric"
      maxLength={3}
      maw={420}
      disabled={!editable}
    />
  );
  return (
    <SettingsFrame form={form} short>
      <SectionCard title={t('clinic')}>
        <TextInput
          {...form.text('clinicName')}
          label={t('clinicName')}
          description={t('clinicNameHint')}
          maxLength={120}
          maw={420}
          disabled={!editable}
        />
      </SectionCard>
      <SectionCard title={t('passwords')}>{number('passwordMinLength')}</SectionCard>
      <SectionCard title={t('sessions')}>
        <Stack gap="sm">
          {number('idleMinutes')}
          {number('sessionHours')}
        </Stack>
      </SectionCard>
      <SectionCard title={t('whitelist')}>
        <Stack gap="xs" align="flex-start">
          <Switch
            id={form.inputId('whitelistEnforced')}
            label={t('whitelistEnforced')}
            description={t(draft.whitelistEnforced ? 'whitelistOn' : 'whitelistOff')}
            checked={draft.whitelistEnforced}
            error={messages.whitelistEnforced}
            disabled={!editable}
            onChange={(event) => set({ whitelistEnforced: event.currentTarget.checked })}
          />
          <Anchor component={Link} to="/admin/whitelist" size="sm">
            {t('whitelistLink')}
          </Anchor>
        </Stack>
      </SectionCard>
      <SectionCard title={t('devices')}>
        <Stack gap="xs" align="flex-start">
          <Switch
            id={form.inputId('deviceApproval')}
            label={t('deviceApproval')}
            description={t(draft.deviceApproval ? 'devicesOn' : 'devicesOff')}
            checked={draft.deviceApproval}
            error={messages.deviceApproval}
            disabled={!editable}
            onChange={(event) => set({ deviceApproval: event.currentTarget.checked })}
          />
          <Anchor component={Link} to="/admin/devices" size="sm">
            {t('devicesLink')}
          </Anchor>
        </Stack>
      </SectionCard>
      <SectionCard title={t('secondFactor')} lead={t('secondFactorLead')}>
        <SecondFactorRoles
          id={form.inputId('secondFactorRoles')}
          value={draft.secondFactorRoles}
          error={messages.secondFactorRoles}
          disabled={!editable}
          onChange={(secondFactorRoles) => set({ secondFactorRoles })}
        />
      </SectionCard>
    </SettingsFrame>
  );
}
