import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { ComparedSign } from './compared-sign.tsx';
import { useComparedWords } from './use-compared-words.ts';

interface Props {
  readonly surveys: OutputOf<'restore.unit'>['tests'];
  readonly chosen: readonly number[];
  onChange(chosen: readonly number[]): void;
}

/** Surveys that are gone or differ, each with its box and what differs. */
export function ComparedSurveys({ surveys, chosen, onChange }: Props) {
  const { t } = useTranslation('restore');
  const words = useComparedWords();
  const all = surveys.every(({ id }) => chosen.includes(id));
  return (
    <Stack gap="sm">
      {surveys.length > 1 && (
        <Checkbox
          label={t('unit.allSurveys')}
          checked={all}
          indeterminate={!all && chosen.length > 0}
          onChange={() => onChange(all ? [] : surveys.map(({ id }) => id))}
        />
      )}
      <ul className="rems-plain-list">
        {surveys.map(({ id, label, state, fields }) => {
          const name = words.survey(label);
          return (
            <li key={id}>
              <Group gap="sm" align="flex-start" wrap="nowrap" py={6}>
                <Checkbox
                  aria-label={t('unit.takeSurvey', { survey: name })}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />
                <div>
                  <Group gap="xs">
                    <Text size="sm" fw={600}>
                      {name}
                    </Text>
                    <ComparedSign state={state} />
                  </Group>
                  {fields.map(({ field, inSet, now }) => (
                    <Text key={field} size="xs" c="dimmed">
                      {t(state === 'missing' ? 'unit.missingValue' : 'unit.difference', {
                        field: words.testField(field),
                        inSet: words.testValue(field, inSet),
                        now: words.testValue(field, now),
                      })}
                    </Text>
                  ))}
                </div>
              </Group>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
