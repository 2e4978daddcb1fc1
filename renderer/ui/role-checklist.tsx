import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleKey } from '../../shared/contract/permissions.ts';
import type { Role } from '../../shared/roles.ts';
import { useRightWords } from './right-words.ts';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: readonly RoleKey[];
  readonly error?: ReactNode;
  /** Why a role cannot be ticked or taken away, as a sentence; undefined when it can. */
  readonly blocked?: (role: Role) => string | undefined;
  onChange(value: RoleKey[]): void;
}

/** Every role with what it allows, to be ticked. */
export function RoleChecklist({ label, description, value, error, blocked, onChange }: Props) {
  const { t } = useTranslation('rights');
  const words = useRightWords();
  return (
    <Checkbox.Group
      label={label}
      {...(description === undefined ? {} : { description })}
      error={error}
      value={[...value]}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        {words.roles.map((role) => {
          const reason = blocked?.(role);
          const rights = role.permissions.length === 0 ? t('nothing') : words.rightList(role.permissions);
          return (
            <Checkbox
              key={role.id}
              value={role.id}
              label={words.role(role.id)}
              description={reason === undefined ? rights : `${rights}. ${reason}`}
              disabled={reason !== undefined}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}
