import type { Component, ComponentField, ComponentKind } from '#shared/components.ts';
import type { PlainDate } from '#shared/dates.ts';

/** What stands in the form of a component; dates as typed. */
export interface ComponentDraft {
  readonly kind: ComponentKind;
  readonly designation: string;
  readonly manufacturerId: number | null;
  readonly model: string;
  readonly serialNumber: string;
  readonly softwareVersion: string;
  readonly installedOn: string;
  readonly removedOn: string;
  readonly notes: string;
}

/** Reads a date field: a day, null when empty, undefined for a text that is no day. */
export type ReadDate = (text: string) => PlainDate | null | undefined;
/** The entered fields as they are sent. */
export type ComponentValues = Pick<Component, ComponentField>;

/** The form of a stored component, or an empty one. */
export function componentDraft(stored: Component | undefined): ComponentDraft {
  return {
    kind: stored?.kind ?? 'tube',
    designation: stored?.designation ?? '',
    manufacturerId: stored?.manufacturerId ?? null,
    model: stored?.model ?? '',
    serialNumber: stored?.serialNumber ?? '',
    softwareVersion: stored?.softwareVersion ?? '',
    installedOn: stored?.installedOn ?? '',
    removedOn: stored?.removedOn ?? '',
    notes: stored?.notes ?? '',
  };
}

/** Date fields whose text is no day. */
export function badDates(draft: ComponentDraft, read: ReadDate): ('installedOn' | 'removedOn')[] {
  return (['installedOn', 'removedOn'] as const).filter((field) => read(draft[field]) === undefined);
}

/** The form as it is sent: blank is nothing recorded. */
export function componentValues(draft: ComponentDraft, read: ReadDate): ComponentValues {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    kind: draft.kind,
    designation: text(draft.designation),
    manufacturerId: draft.manufacturerId,
    model: text(draft.model),
    serialNumber: text(draft.serialNumber),
    softwareVersion: text(draft.softwareVersion),
    installedOn: read(draft.installedOn) ?? null,
    removedOn: read(draft.removedOn) ?? null,
    notes: text(draft.notes),
  };
}

/** The fields that differ from what is stored. */
export function changedValues(values: ComponentValues, stored: Component): Partial<ComponentValues> {
  const entries = Object.entries(values).filter(([name, value]) => value !== stored[name as ComponentField]); // its keys
  return Object.fromEntries(entries) as Partial<ComponentValues>; // a part of the values that came in
}
