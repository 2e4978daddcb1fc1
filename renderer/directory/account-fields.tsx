import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoredDirectory } from '../../shared/directory.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { asksPasswordAgain } from './directory-draft.ts';
import { type FormPart, fieldId } from './form-part.ts';

interface Props extends FormPart {
  readonly stored: StoredDirectory;
}

/** The service account; its password goes in and never comes back. */
export function AccountFields({ draft, messages, set, stored }: Props) {
  const { t } = useTranslation('directory');
  const again = asksPasswordAgain(draft, stored);
  return (
    <SectionCard title={t('account')} lead={t('accountLead')}>
      <Stack gap="sm">
        <TextInput
          id={fieldId('bindDn')}
          label={t('bindDn')}
          description={t('bindDnHint')}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
          value={draft.bindDn}
          error={messages.bindDn}
          onChange={(event) => set({ bindDn: event.currentTarget.value })}
        />
        {draft.bindDn.trim() !== '' && (
          <PasswordField
            id={fieldId('password')}
            label={t('password')}
            description={t(again ? 'passwordAgain' : stored.hasPassword ? 'passwordStored' : 'passwordNone')}
            autoComplete="new-password"
            maxLength={1000}
            value={draft.password}
            error={messages.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
        )}
      </Stack>
    </SectionCard>
  );
}
