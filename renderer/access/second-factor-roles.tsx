import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRightWords } from '../ui/right-words.ts';

interface Props {
  /** Of the first role. */
  readonly id: string;
  readonly value: readonly string[];
  readonly error: ReactNode;
  readonly disabled: boolean;
  onChange(value: string[]): void;
}

/** The roles that need a second factor, each with how many accounts it concerns. */
export function SecondFactorRoles({ id, value, error, disabled, onChange }: Props) {
  const { t } = useTranslation('access');
  const words = useRightWords();
  return (
    <Checkbox.Group label={t('secondFactorRoles')} error={error} value={[...value]} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {words.roles.map((role, index) => (
          <Checkbox
            key={role.id}
            {...(index === 0 ? { id } : {})}
            value={role.id}
            disabled={disabled}
            label={words.role(role.id)}
            description={role.accounts === 0 ? t('holdersNone') : t('holders', { count: role.accounts })}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
