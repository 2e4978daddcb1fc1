import { useTranslation } from 'react-i18next';
import type { AuditChange, AuditEntry } from '#shared/audit.ts';
import type { HistoryChange } from '#shared/history.ts';
import { changeWord } from './change-word.ts';
import { fieldWord } from './field-word.ts';

/** Entries of the trail in the words of the screens; what has no word is shown as the trail names it. */
export function useEntryWords() {
  const { t, i18n } = useTranslation('audit');
  const word = (group: 'kinds' | 'verbs' | 'actors', name: string): string | undefined => {
    const key = `${group}.${name}`;
    return i18n.exists(key, { ns: 'audit' })
      ? String(i18n.getResource(i18n.resolvedLanguage ?? 'en', 'audit', key))
      : undefined;
  };
  const kind = (entity: string) => word('kinds', entity) ?? entity;

  const verb = (action: string) => {
    const name = nameOf(action);
    // `recordTest` is a kind of `record`; a name of its own comes first.
    return word('verbs', name) ?? word('verbs', /^[a-z]+/.exec(name)?.[0] ?? '') ?? name;
  };

  return {
    kind,
    /** `Changed`. */
    verb: (action: string) => verb(action).replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase()),
    /** Whether an act changed a record that was there before. */
    isChange: (action: string) => !/^(create|add|record|report|store|remove|erase)/.test(nameOf(action)),
    /** `Unit · changed`. */
    act: ({ entity, action }: Pick<AuditEntry, 'entity' | 'action'>) => `${kind(entity)} · ${verb(action)}`,
    /** Who acted; the program itself and nobody in particular stand in brackets there. */
    actor(name: string): string {
      return word('actors', /^\((.+)\)$/.exec(name)?.[1] ?? '') ?? name;
    },
    record({ label, entityId }: Pick<AuditEntry, 'label' | 'entityId'>): string {
      if (label !== null) return label;
      if (entityId === null) return '';
      if (entityId === '(unknown)') return word('actors', 'unknown') ?? entityId;
      return /^\d+$/.test(entityId) ? `#${entityId}` : entityId;
    },
    field: (entity: string, field: string) => fieldWord(i18n, entity, field),
    /** The same for a change in the history of a record: also fields that the clinic defined. */
    changed: (entity: string, change: HistoryChange) => changeWord(i18n, entity, change),
    value(change: AuditChange, side: 'old' | 'new'): string {
      if (change.hidden) return t('entry.hidden');
      const value = change[side];
      if (value === null || value === undefined) return '–';
      if (typeof value === 'boolean') return t(value ? 'entry.yes' : 'entry.no');
      return typeof value === 'string' ? value : JSON.stringify(value);
    },
  };
}

/** `update` of `equipment.update`. */
function nameOf(action: string): string {
  return action.slice(action.lastIndexOf('.') + 1);
}

/** `2026-03-01 09:00:00 +01:00`: what the workstation's clock showed. */
export function workstationTime({ at, utcOffset }: Pick<AuditEntry, 'at' | 'utcOffset'>): string {
  const local = new Date(Date.parse(at) + utcOffset * 60_000).toISOString();
  const minutes = Math.abs(utcOffset);
  const two = (value: number) => String(value).padStart(2, '0');
  const zone = `${utcOffset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${zone}`;
}
