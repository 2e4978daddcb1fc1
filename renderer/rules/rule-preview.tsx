import { Fieldset, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/dates.ts';
import { clockOf } from '../../shared/obligation-clock.ts';
import type { RuleDefinition } from '../../shared/obligation-rules.ts';
import { DateField } from '../ui/date-field.tsx';
import { parseTypedDate } from '../ui/date-text.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';

/** What a rule means for a test on a day: the same arithmetic that the clocks use. */
export function RulePreview({ definition }: { readonly definition: RuleDefinition | undefined }) {
  const { t, i18n } = useTranslation('obligations');
  const formats = useFormats();
  const [typed, setTyped] = useState(() => localDate(new Date()));
  const day = parseTypedDate(typed, i18n.resolvedLanguage ?? 'en');
  const clock = definition && day && clockOf(definition, { startsOn: null }, { tests: day, installedOn: null });
  return (
    <Fieldset legend={t('rules.preview')}>
      <Stack gap="xs">
        <DateField label={t('rules.previewDate')} value={typed} onChange={setTyped} />
        {clock ? (
          <Facts
            of={[
              ...(clock.windowStart !== null && clock.windowEnd !== null
                ? [
                    [
                      t('card.window'),
                      t('card.span', { from: formats.date(clock.windowStart), to: formats.date(clock.windowEnd) }),
                    ] as const,
                  ]
                : []),
              [t('card.target'), formats.date(clock.target)],
              [t('card.limit'), formats.date(clock.limit)],
            ]}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('rules.previewNone')}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
