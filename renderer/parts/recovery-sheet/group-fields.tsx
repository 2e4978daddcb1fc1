import { Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sameGroup } from './same-group.ts';

interface Props {
  readonly sheet: { readonly groups: readonly string[]; readonly confirm: readonly number[] };
  readonly typed: readonly string[];
  /** Somebody wanted to go on: what does not fit is marked. */
  readonly checked: boolean;
  onTyped(typed: readonly string[]): void;
}

/** Two groups, typed back from the paper. */
export function GroupFields({ sheet, typed, checked, onTyped }: Props) {
  const { t } = useTranslation('setup');
  return (
    <div>
      <Text size="sm" fw={500} mb={6}>
        {t('recovery.retype')}
      </Text>
      <Group gap="sm" align="flex-start">
        {sheet.confirm.map((index, place) => (
          <TextInput
            key={index}
            label={t('recovery.group', { number: index + 1 })}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            w={150}
            value={typed[place] ?? ''}
            onChange={(event) => onTyped(typed.with(place, event.currentTarget.value))}
            error={
              checked && !sameGroup(typed[place] ?? '', sheet.groups[index] ?? '')
                ? t(typed[place] ? 'recovery.different' : 'recovery.empty')
                : undefined
            }
          />
        ))}
      </Group>
    </div>
  );
}

/** Whether every group that was asked for was typed as it stands on the sheet. */
export function groupsFit({ groups, confirm }: Props['sheet'], typed: readonly string[]): boolean {
  return confirm.every((index, place) => sameGroup(typed[place] ?? '', groups[index] ?? ''));
}
