import { Chip, Group, MultiSelect, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { FilterDrawer } from '../parts/unit-filters/filter-drawer.tsx';
import { DateField } from '../ui/date-field.tsx';
import type { ListAddress } from '../ui/use-list-address.ts';
import { type FilterName, filterNames, readPatientFilters, readWords } from './filter-address.ts';
import { useSexWord } from './patient-words.ts';
import classes from './patients.module.css';

/** Own and archived ones, sexes; studies and creators where there are several; days of creation. */
export function PatientFilters({ address }: { readonly address: ListAddress<FilterName> }) {
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const bar = <Bar address={address} />;
  if (!narrow) return bar;
  return (
    <div>
      <FilterDrawer active={filterNames.some((name) => address.filter(name) !== null)}>{bar}</FilterDrawer>
    </div>
  );
}

function Bar({ address }: { readonly address: ListAddress<FilterName> }) {
  const { t } = useTranslation('patients');
  const sexWord = useSexWord();
  const choices = useCall('patients.choices', {});
  if (choices.isPending) return <Skeleton height={52} />;
  const { studies = [], sexes = [], creators = [] } = choices.data ?? {};
  const filters = readPatientFilters(address.filter);
  const flags = (['own', 'archived'] as const).filter((name) => address.filter(name) === '1');
  // Whoever sees only what they created has nothing to choose there.
  const seesOthers = studies.some(({ seesAll }) => seesAll);
  const day = (name: 'from' | 'to', value: string | undefined) => (
    <DateField
      label={t(`filters.${name}`)}
      value={value ?? ''}
      size="xs"
      onChange={(next) => {
        if (next === '' || /^\d{4}-\d{2}-\d{2}$/.test(next)) address.setFilter(name, next);
      }}
    />
  );
  return (
    <Group gap="sm" align="flex-end">
      <Group gap={6} role="group" aria-label={t('filters.whose')}>
        {(['own', 'archived'] as const)
          .filter((name) => name === 'archived' || seesOthers)
          .map((name) => (
            <Chip
              key={name}
              size="xs"
              variant="outline"
              checked={flags.includes(name)}
              onChange={(on) => address.setFilter(name, on ? '1' : null)}
            >
              {t(`filters.${name}`)}
            </Chip>
          ))}
      </Group>
      <Chip.Group
        multiple
        value={[...(filters.sex ?? [])]}
        onChange={(next) => address.setFilter('sex', next.join('.'))}
      >
        <Group gap={6} role="group" aria-label={t('filters.sex')}>
          {sexes.map(({ code }) => (
            <Chip key={code} value={code} size="xs" variant="outline">
              {sexWord(code)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {studies.length > 1 && (
        <Several
          label={t('filters.study')}
          any={t('filters.anyStudy')}
          data={studies}
          value={address.filter('study')}
          onChange={(next) => address.setFilter('study', next)}
        />
      )}
      {seesOthers && creators.length > 1 && (
        <Several
          label={t('filters.creator')}
          any={t('filters.anyCreator')}
          data={creators}
          value={address.filter('by')}
          onChange={(next) => address.setFilter('by', next)}
        />
      )}
      <Group gap="xs" role="group" aria-label={t('filters.days')} wrap="nowrap" className={classes.days ?? ''}>
        {day('from', filters.createdFrom)}
        {day('to', filters.createdTo)}
      </Group>
    </Group>
  );
}

interface SeveralProps {
  readonly label: string;
  readonly any: string;
  readonly data: readonly { readonly id: number; readonly name: string }[];
  readonly value: string | null;
  onChange(value: string): void;
}

/** Any of several records. */
function Several({ label, any, data, value, onChange }: SeveralProps) {
  const chosen = readWords(value);
  return (
    <MultiSelect
      size="xs"
      label={label}
      {...(chosen.length === 0 ? { placeholder: any } : {})}
      data={data.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen.filter((id) => data.some((one) => String(one.id) === id))}
      onChange={(next) => onChange(next.join('.'))}
      searchable
      openOnFocus={false}
      w={200}
    />
  );
}
