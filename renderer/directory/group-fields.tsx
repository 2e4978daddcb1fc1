import { Alert, Select, Stack, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../ui/section-card.tsx';
import { type FormPart, fieldId } from './form-part.ts';
import { GroupRoles } from './group-roles.tsx';
import { useRoleOptions } from './use-role-options.ts';

interface Props extends FormPart {
  /** Whether groups can be searched: the way to the directory is saved. */
  readonly searchable: boolean;
}

/** Value of the choice that refuses people without a role; no role has this id. */
const refuse = '-';

/** Which groups give which role, and what happens to people without one. */
export function GroupFields({ draft, messages, set, searchable }: Props) {
  const { t } = useTranslation('directory');
  const roles = useRoleOptions();
  return (
    <SectionCard title={t('groups')} lead={t('groupsLead')}>
      <Stack gap="sm">
        <TextInput
          id={fieldId('groupBaseDn')}
          label={t('groupBaseDn')}
          description={t('groupBaseDnHint')}
          maxLength={1000}
          spellCheck={false}
          value={draft.groupBaseDn}
          error={messages.groupBaseDn}
          onChange={(event) => set({ groupBaseDn: event.currentTarget.value })}
        />
        {draft.groupBaseDn.trim() !== '' && (
          <GroupRoles draft={draft} messages={messages} set={set} searchable={searchable} />
        )}
        <Select
          id={fieldId('defaultRole')}
          label={t('defaultRole')}
          data={[...roles, { value: refuse, label: t('refuse') }]}
          value={draft.defaultRole ?? refuse}
          onChange={(value) => set({ defaultRole: value === refuse ? null : value })}
          allowDeselect={false}
          openOnFocus={false}
          maw={420}
          error={messages.defaultRole}
        />
        <Switch
          id={fieldId('mayGrantAdministration')}
          label={t('mayGrantAdministration')}
          checked={draft.mayGrantAdministration}
          error={messages.mayGrantAdministration}
          onChange={(event) => set({ mayGrantAdministration: event.currentTarget.checked })}
        />
        {draft.mayGrantAdministration && (
          <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('mayGrantAdministrationWarning')}
          </Alert>
        )}
      </Stack>
    </SectionCard>
  );
}
