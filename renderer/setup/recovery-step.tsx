import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoverySheet } from '../../shared/setup.ts';
import { sameGroup } from './draft.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import { StepButtons } from './step-buttons.tsx';

interface Props {
  readonly sheet: RecoverySheet;
  /** The two groups as typed back. */
  readonly typed: readonly string[];
  readonly onTyped: (typed: readonly string[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The recovery key, shown this once: print it, then prove with two groups that the paper is at hand. No copying: it belongs on paper. */
export function RecoveryStep({ sheet, typed, onTyped, onBack, onNext }: Props) {
  const { t } = useTranslation('setup');
  const [checked, setChecked] = useState(false);
  const fits = sheet.confirm.map((index, place) => sameGroup(typed[place] ?? '', sheet.groups[index] ?? ''));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (fits.every(Boolean)) onNext();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <PrintedSheet sheet={sheet} />
        <Button
          variant="light"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('recovery.print')}
        </Button>
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
                error={checked && !fits[place] ? t(typed[place] ? 'recovery.different' : 'recovery.empty') : undefined}
              />
            ))}
          </Group>
        </div>
      </Stack>
      <StepButtons onBack={onBack} nextLabel={t('next')} />
    </form>
  );
}
