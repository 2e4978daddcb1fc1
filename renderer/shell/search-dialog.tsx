import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconPlus, IconRadioactive, IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Unit } from '../../shared/equipment.ts';
import { fold } from '../../shared/text.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { placesFor } from './places.ts';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly to: string;
}

/** Finds pages, things to do and units; opens anew whenever `asked` grows. */
export function SearchDialog({ asked }: { readonly asked: number }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [[store, actions]] = useState(createSpotlight);
  const [text, setText] = useState('');
  const units = useFoundUnits(text);

  // `asked` is what triggers, though its value is not read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => actions.open(), [actions, asked]);

  const matches = (entry: Entry) =>
    fold(text)
      .split(' ')
      .every((word) => fold(entry.label).includes(word));
  const pages = usePages().filter(matches);
  const deeds = useDeeds().filter(matches);
  const show = ({ id, label, icon, to }: Entry) => (
    <Spotlight.Action key={id} label={label} leftSection={icon} onClick={() => void navigate(to)} />
  );
  const found = units.items.length + pages.length + deeds.length;

  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      scrollable
      maxHeight={420}
      shortcut={null}
      clearQueryOnClose
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      attributes={{ content: { 'aria-label': t('search.button') } }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {units.items.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.units')}>
            {units.items.map((unit) => (
              <Spotlight.Action
                key={unit.id}
                label={unitLabel(unit)}
                description={unitDescription(unit)}
                leftSection={<IconRadioactive size={18} stroke={1.6} aria-hidden />}
                onClick={() => void navigate(`/equipment/${unit.id}`)}
              />
            ))}
            {units.total > units.items.length &&
              show({
                id: 'more',
                label: t('search.more', { count: units.total }),
                icon: <IconSearch size={18} aria-hidden />,
                to: `/equipment?search=${encodeURIComponent(text.trim())}`,
              })}
          </Spotlight.ActionsGroup>
        )}
        {deeds.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.actions')}>{deeds.map(show)}</Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.pages')}>{pages.map(show)}</Spotlight.ActionsGroup>
        )}
        {found === 0 && <Spotlight.Empty>{t(units.waiting ? 'search.searching' : 'search.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function usePages(): readonly Entry[] {
  const { t } = useTranslation('shell');
  return placesFor(useSession()).map(({ id, to, icon: Icon }) => ({
    id,
    to,
    label: t(`places.${id}`),
    icon: <Icon size={18} stroke={1.7} aria-hidden />,
  }));
}

function useDeeds(): readonly Entry[] {
  const { t } = useTranslation('shell');
  const { can } = useSession();
  if (!can('equipment:write')) return [];
  return [
    { id: 'new-unit', to: '/equipment/new', label: t('search.newUnit'), icon: <IconPlus size={18} aria-hidden /> },
  ];
}

/** Units that match every word; asked for when the typing pauses, from two characters on. */
function useFoundUnits(text: string) {
  const { can } = useSession();
  const [search] = useDebouncedValue(text.trim(), 120);
  const enabled = can('equipment:read') && search.length >= 2;
  const found = useCall(
    'equipment.list',
    {
      search,
      filters: { includeRetired: true, includeNotCovered: true, includePlanned: true },
      pageSize: 8,
    },
    { enabled, placeholderData: keepPreviousData },
  );
  const nothing = { items: [] as readonly Unit[], total: 0 };
  return { ...(enabled && found.data ? found.data : nothing), waiting: enabled && found.isFetching };
}

function unitLabel(unit: Unit): string {
  return [unit.manufacturerName, unit.model].filter(Boolean).join(' ') || unit.subclassName || unit.className;
}

function unitDescription(unit: Unit): string {
  return [`#${unit.id}`, unit.className, unit.facilityName, unit.room, unit.serialNumber, unit.assetId]
    .filter(Boolean)
    .join(' · ');
}
