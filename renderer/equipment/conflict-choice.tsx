import { Group, Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { lookupFilterKeys } from '../parts/unit-filters/filter-address.ts';
import type { Clash } from './conflict.ts';
import { useFieldText } from './field-view.tsx';
import { lookupRows } from './lookup-options.ts';

/** Whose value stays. */
export type Choice = 'mine' | 'theirs';

interface Props {
  readonly clash: Clash;
  readonly current: Unit;
  readonly chosen: Choice | undefined;
  choose(value: Choice): void;
}

/** One field with both values; one of them stays. */
export function ConflictChoice({ clash, current, chosen, choose }: Props) {
  const { t } = useTranslation('equipment');
  const fieldText = useFieldText();
  const mine = useWithMine(current, clash);
  const option = (value: Choice, text: string) => (
    <Radio.Card value={value} p="sm" radius="md" flex={1} miw={200}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator />
        <div>
          <Text size="xs" c="dimmed">
            {t(`conflict.${value}`)}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {text === '' ? t('conflict.empty') : text}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
  return (
    <Radio.Group
      label={t(`fields.${clash.field}`)}
      value={chosen ?? null}
      onChange={(value) => choose(value === 'mine' ? 'mine' : 'theirs')}
    >
      <Group gap="xs" mt={4} align="stretch">
        {option('mine', fieldText(mine, clash.field))}
        {option('theirs', fieldText(current, clash.field))}
      </Group>
    </Radio.Group>
  );
}

/** The stored unit as it would read with my value: what is chosen from a list or from people brings its name. */
function useWithMine(current: Unit, { field, mine }: Clash): Unit {
  const lookup = lookupFilterKeys.find((key) => key === field);
  const lookups = useCall('lookups.all', {}, { enabled: lookup !== undefined }).data;
  const personId = isPersonField(field) && typeof mine === 'number' ? mine : undefined;
  const person = useCall('people.get', { id: personId ?? 1 }, { enabled: personId !== undefined }).data;
  const unit = { ...current, [field]: mine };
  const name = lookup && lookups ? lookupRows(lookup, lookups).find((row) => row.id === mine)?.name : person?.name;
  if (lookup !== undefined || isPersonField(field)) return { ...unit, [field.replace(/Id$/, 'Name')]: name ?? null };
  return unit;
}

function isPersonField(field: UnitField): boolean {
  return field === 'contactId' || field === 'supervisorId' || field === 'physicianId';
}
