import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../shared/search.ts';
import { fold } from '../../shared/text.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { placesFor } from './places.ts';
import { searchActions } from './search-actions.ts';
import {
  documentFinding,
  type Finding,
  facilityFinding,
  faultFinding,
  patientFinding,
  personFinding,
  unitFinding,
} from './search-hits.ts';

/** Findings of one kind, under a heading. */
export interface FindingGroup {
  readonly id: string;
  readonly label: string;
  readonly findings: readonly Finding[];
}

/**
 * What `text` finds; empty groups are left out. What was opened last comes first while nothing is typed. Actions and pages that begin with
 * what is typed stand above the records, the others below. `waiting` while records are still being looked for.
 */
export function useFindings(
  text: string,
  recent: readonly Finding[],
): { readonly groups: readonly FindingGroup[]; readonly waiting: boolean } {
  const { t } = useTranslation('shell');
  const session = useSession();
  const records = useRecords(text);
  const typed = fold(text);
  const words = typed.split(' ');
  const matches = ({ label }: Finding) => words.every((word) => fold(label).includes(word));
  const begins = ({ label }: Finding) => typed !== '' && fold(label).startsWith(typed);

  const actions = searchActions
    .filter(({ permission }) => session.can(permission))
    .map(({ id, to, icon }) => ({ id: `action-${id}`, to, icon, label: t(`search.act.${id}`) }))
    .filter(matches);
  const pages = placesFor(session)
    .map(({ id, to, icon }) => ({ id: `page-${id}`, to, icon, label: t(`places.${id}`) }))
    .filter(matches);
  const split = (name: 'actions' | 'pages', all: readonly Finding[]) => {
    const label = t(`search.${name}`);
    return {
      above: { id: `${name}-above`, label, findings: all.filter(begins) },
      below: { id: name, label, findings: all.filter((one) => !begins(one)) },
    };
  };
  const [act, page] = [split('actions', actions), split('pages', pages)];
  const groups = [
    {
      id: 'recent',
      label: t('search.recent'),
      findings: typed === '' ? recent.map((one) => ({ ...one, id: `recent-${one.id}` })) : [],
    },
    act.above,
    page.above,
    ...records.groups,
    act.below,
    page.below,
  ];
  return { groups: joined(groups.filter(({ findings }) => findings.length > 0)), waiting: records.waiting };
}

/** Without records between them, what begins so and what does not is one list of actions and one of pages. */
function joined(groups: readonly FindingGroup[]): readonly FindingGroup[] {
  const kinds = new Map<string, FindingGroup>();
  const between = groups.some(({ id }) => !/^(recent|actions|pages)/.test(id));
  if (between) return groups;
  for (const group of groups) {
    const before = kinds.get(group.label);
    kinds.set(group.label, before ? { ...before, findings: [...before.findings, ...group.findings] } : group);
  }
  return [...kinds.values()];
}

const rights = ['equipment:read', 'people:read', 'patients:read'] as const;

/** Records that match every word; asked for when the typing pauses, from two characters or one digit on. */
function useRecords(text: string): { readonly groups: readonly FindingGroup[]; readonly waiting: boolean } {
  const { can } = useSession();
  const groupsOf = useGroups();
  const typed = text.trim();
  const [search] = useDebouncedValue(typed, 100);
  const long = (words: string) => words.length >= 2 || /^\d$/.test(words);
  const enabled = rights.some((right) => can(right)) && long(typed) && long(search);
  const found = useCall('search.find', { text: search }, { enabled, placeholderData: keepPreviousData });
  if (!enabled || !found.data) return { groups: [], waiting: enabled && !found.error };
  return { groups: groupsOf(found.data, search), waiting: found.isFetching };
}

function useGroups(): (found: Found, search: string) => readonly FindingGroup[] {
  const { t } = useTranslation('shell');
  const more = (kind: string, { items, total }: { items: readonly unknown[]; total: number }, to: string): Finding[] =>
    total > items.length
      ? [{ id: `more-${kind}`, label: t('search.more', { count: total }), icon: IconSearch, to }]
      : [];
  return ({ units, people, facilities, documents, findings, patients }, search) => {
    const q = encodeURIComponent(search);
    const everyUnit = `/equipment?q=${q}&state=in-service.planned.not-covered.retired`;
    const inactive = t('search.inactive');
    return [
      {
        id: 'units',
        label: t('search.units'),
        findings: [...units.items.map(unitFinding), ...more('units', units, everyUnit)],
      },
      {
        id: 'people',
        label: t('search.people'),
        findings: [
          ...people.items.map((person) => personFinding(person, inactive)),
          ...more('people', people, `/people?q=${q}`),
        ],
      },
      {
        id: 'facilities',
        label: t('search.facilities'),
        findings: facilities.items.map((facility) => facilityFinding(facility, inactive)),
      },
      { id: 'documents', label: t('search.documents'), findings: documents.items.map(documentFinding) },
      {
        id: 'findings',
        label: t('search.findings'),
        findings: [
          ...findings.items.map((finding) => faultFinding(finding, t('search.resolved'))),
          ...more('findings', findings, `/findings?state=all&q=${q}`),
        ],
      },
      {
        id: 'patients',
        label: t('search.patients'),
        // No way to the whole list: its search stands in no address.
        findings: patients.items.map((patient) => patientFinding(patient, t('search.archived'))),
      },
    ];
  };
}
