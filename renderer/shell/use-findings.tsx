import { useDebouncedValue } from '@mantine/hooks';
import { type IconHome, IconPlus, IconRadioactive, IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../shared/equipment.ts';
import { fold } from '../../shared/text.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { placesFor } from './places.ts';

/** One thing that the global search found and where it leads. */
export interface Finding {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: typeof IconHome;
  readonly to: string;
  /** A unit that must not be used. */
  readonly doNotUse?: boolean;
}

/** Findings of one kind, under a heading. */
export interface FindingGroup {
  readonly id: string;
  readonly label: string;
  readonly findings: readonly Finding[];
}

/** What `text` finds, units first; empty groups are left out. `waiting` while units are still being looked for. */
export function useFindings(text: string): { readonly groups: readonly FindingGroup[]; readonly waiting: boolean } {
  const { t } = useTranslation('shell');
  const session = useSession();
  const units = useUnits(text);
  const words = fold(text).split(' ');
  const matches = ({ label }: Finding) => words.every((word) => fold(label).includes(word));

  const pages = placesFor(session).map(({ id, to, icon }) => ({ id, to, icon, label: t(`places.${id}`) }));
  const actions = session.can('equipment:write')
    ? [{ id: 'new-unit', to: '/equipment/new', icon: IconPlus, label: t('search.newUnit') }]
    : [];
  const groups = [
    { id: 'units', label: t('search.units'), findings: units.findings },
    { id: 'actions', label: t('search.actions'), findings: actions.filter(matches) },
    { id: 'pages', label: t('search.pages'), findings: pages.filter(matches) },
  ];
  return { groups: groups.filter(({ findings }) => findings.length > 0), waiting: units.waiting };
}

/** Units that match every word; asked for when the typing pauses, from two characters on. */
function useUnits(text: string): { readonly findings: readonly Finding[]; readonly waiting: boolean } {
  const { t } = useTranslation('shell');
  const { can } = useSession();
  const typed = text.trim();
  const [search] = useDebouncedValue(typed, 120);
  const enabled = can('equipment:read') && typed.length >= 2 && search.length >= 2;
  const found = useCall(
    'equipment.list',
    { search, filters: { includeRetired: true, includeNotCovered: true, includePlanned: true }, pageSize: 8 },
    { enabled, placeholderData: keepPreviousData },
  );
  if (!enabled || !found.data) return { findings: [], waiting: typed.length >= 2 && can('equipment:read') };
  const { items, total } = found.data;
  const more: Finding = {
    id: 'more',
    label: t('search.more', { count: total }),
    icon: IconSearch,
    to: `/equipment?q=${encodeURIComponent(search)}&state=in-service.planned.not-covered.retired`,
  };
  const findings = items.map(findingOf);
  return { findings: total > items.length ? [...findings, more] : findings, waiting: found.isFetching };
}

function findingOf(unit: Unit): Finding {
  const name = [unit.manufacturerName, unit.model].filter(Boolean).join(' ');
  const detail = [`#${unit.id}`, unit.className, unit.facilityName, unit.room, unit.serialNumber, unit.assetId];
  return {
    id: `unit-${unit.id}`,
    label: name || unit.subclassName || unit.className,
    detail: detail.filter(Boolean).join(' · '),
    icon: IconRadioactive,
    to: `/equipment/${unit.id}`,
    doNotUse: unit.doNotUse,
  };
}
