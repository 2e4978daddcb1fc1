import { Button, Group, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../ui/section-card.tsx';
import classes from './directory.module.css';
import { type FormPart, fieldId } from './form-part.ts';
import { presetNames, presets } from './presets.ts';

const attributes = ['usernameAttribute', 'emailAttribute', 'displayNameAttribute'] as const;

/** Where and how people are found, and what is read of them. */
export function PeopleFields({ draft, messages, set }: FormPart) {
  const { t } = useTranslation('directory');
  return (
    <SectionCard title={t('people')}>
      <Stack gap="sm">
        <Group gap="xs">
          <Text size="sm">{t('presets')}</Text>
          {presetNames.map((preset) => (
            <Button key={preset} variant="default" size="xs" onClick={() => set(presets[preset])}>
              {t(`preset.${preset}`)}
            </Button>
          ))}
        </Group>
        <TextInput
          id={fieldId('userBaseDn')}
          label={t('userBaseDn')}
          description={t('userBaseDnHint')}
          maxLength={1000}
          spellCheck={false}
          value={draft.userBaseDn}
          error={messages.userBaseDn}
          onChange={(event) => set({ userBaseDn: event.currentTarget.value })}
        />
        <TextInput
          id={fieldId('userFilter')}
          label={t('userFilter')}
          description={t('userFilterHint', { hole: '{{login}}', interpolation: { skipOnVariables: true } })}
          maxLength={1000}
          spellCheck={false}
          value={draft.userFilter}
          error={messages.userFilter}
          onChange={(event) => set({ userFilter: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" className={classes.bottoms ?? ''}>
          {attributes.map((attribute) => (
            <TextInput
              key={attribute}
              id={fieldId(attribute)}
              label={t(attribute)}
              maxLength={60}
              spellCheck={false}
              value={draft[attribute]}
              error={messages[attribute]}
              onChange={(event) => set({ [attribute]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Switch
          label={t('createAccounts')}
          description={t('createAccountsHint')}
          checked={draft.createAccounts}
          onChange={(event) => set({ createAccounts: event.currentTarget.checked })}
        />
      </Stack>
    </SectionCard>
  );
}
