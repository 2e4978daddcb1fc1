import { ActionIcon, Button, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormPart, fieldId } from './form-part.ts';
import { GroupFinder } from './group-finder.tsx';
import { useRoleOptions } from './use-role-options.ts';

interface Props extends FormPart {
  readonly searchable: boolean;
}

/** The table of groups and the role that each gives. */
export function GroupRoles({ draft, messages, set, searchable }: Props) {
  const { t } = useTranslation('directory');
  const roles = useRoleOptions();
  const [finding, setFinding] = useState(false);
  const rows = draft.groupRoles;
  const change = (index: number, part: Partial<(typeof rows)[number]>) =>
    set({ groupRoles: rows.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  const add = (groupDn: string) => set({ groupRoles: [...rows, { groupDn, role: null }] });
  return (
    <Input.Wrapper labelElement="div" label={t('groupRoles.label')}>
      <Stack gap="xs" mt="xs">
        {rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('groupRoles.none')}
          </Text>
        )}
        {rows.map((row, index) => {
          const place = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place while it is typed
            <Group key={index} gap="xs" align="flex-start">
              <TextInput
                id={fieldId(`groupRoles.${index}.groupDn`)}
                aria-label={t('groupRoles.group', { place })}
                placeholder="cn=physics,ou=groups,dc=clinic,dc=org"
                maxLength={1000}
                spellCheck={false}
                flex="3 1 12rem"
                value={row.groupDn}
                error={messages[`groupRoles.${index}.groupDn`]}
                onChange={(event) => change(index, { groupDn: event.currentTarget.value })}
              />
              <Select
                id={fieldId(`groupRoles.${index}.role`)}
                aria-label={t('groupRoles.role', { place })}
                placeholder={t('groupRoles.choose')}
                data={roles}
                value={row.role}
                onChange={(role) => change(index, { role })}
                allowDeselect={false}
                openOnFocus={false}
                flex="1 1 9rem"
                error={messages[`groupRoles.${index}.role`]}
              />
              <ActionIcon
                variant="subtle"
                mt={4}
                aria-label={t('groupRoles.remove', { place })}
                onClick={() => set({ groupRoles: rows.filter((_, at) => at !== index) })}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          );
        })}
        <Group gap="xs">
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add('')}>
            {t('groupRoles.add')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconSearch size={14} aria-hidden />}
            onClick={() => setFinding(true)}
          >
            {t('groupRoles.find')}
          </Button>
        </Group>
      </Stack>
      {finding && (
        <GroupFinder
          searchable={searchable}
          take={(dn) => {
            add(dn);
            setFinding(false);
          }}
          close={() => setFinding(false)}
        />
      )}
    </Input.Wrapper>
  );
}
