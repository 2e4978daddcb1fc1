import type { z } from 'zod';
import { NetworkName, NetworkSettings } from '../../shared/network.ts';
import type { OutputOf } from '../api/client.ts';

/** The settings as stored. */
export type StoredNetwork = OutputOf<'network.state'>['settings'];

/** The numbers of the settings, with the bounds that the contract gives them. */
export const numberFields = {
  connections: [20, 4096],
  connectionsPerAddress: [4, 4096],
  keepAliveSeconds: [1, 120],
} as const satisfies Partial<Record<keyof NetworkSettings, readonly [number, number]>>;
/** A setting that is a number and never missing. */
export type NumberField = keyof typeof numberFields;

/** Settings that are lists, typed one per line. */
export const listFields = ['names', 'allowed', 'healthAllowed', 'origins'] as const;
/** A setting that is a list. */
export type ListField = (typeof listFields)[number];

/** What stands in the form while it is typed. */
export interface NetworkDraft extends Readonly<Record<NumberField | ListField, string>> {
  readonly scope: NetworkSettings['scope'];
  readonly address: string | null;
  readonly port: string;
  /** Empty: the name of the machine. */
  readonly publicName: string;
  /** Empty: no such port. */
  readonly redirectPort: string;
}

/** What is wrong with a field: its kind, and the text that cannot be read. */
export interface NetworkProblem {
  readonly kind: 'range' | 'perAddress' | 'names' | 'networks' | 'origins' | 'samePort' | 'address';
  readonly text?: string;
  readonly bounds?: readonly [number, number];
}

/** Bounds of a port. */
export const portBounds = [1, 65_535] as const;

/** Stored settings as the form shows them. */
export function networkDraft(stored: StoredNetwork): NetworkDraft {
  return {
    scope: stored.scope,
    address: stored.address,
    port: String(stored.port),
    names: stored.names.join('\n'),
    publicName: stored.publicName ?? '',
    redirectPort: stored.redirectPort === null ? '' : String(stored.redirectPort),
    allowed: stored.allowed.join('\n'),
    healthAllowed: stored.healthAllowed.join('\n'),
    origins: stored.origins.join('\n'),
    connections: String(stored.connections),
    connectionsPerAddress: String(stored.connectionsPerAddress),
    keepAliveSeconds: String(stored.keepAliveSeconds),
  };
}

/** A change of the settings. */
export type NetworkChange = Partial<Omit<NetworkSettings, 'enabled' | 'certificate'>>;

/** The draft as settings, or what is wrong with it by field. */
export function readNetwork(
  draft: NetworkDraft,
):
  | { readonly settings: NetworkChange }
  | { readonly wrong: Readonly<Partial<Record<keyof NetworkDraft, NetworkProblem>>> } {
  const wrong: Partial<Record<keyof NetworkDraft, NetworkProblem>> = {};
  const number = (field: 'port' | 'redirectPort' | NumberField) => {
    const bounds = field === 'port' || field === 'redirectPort' ? portBounds : numberFields[field];
    const value = wholeNumber(draft[field], bounds);
    if (value === undefined) wrong[field] = { kind: 'range', bounds };
    return value ?? 0;
  };
  const list = (field: ListField, kind: 'names' | 'networks' | 'origins') => {
    const items = linesOf(draft[field]).map((line) => (kind === 'networks' ? line : line.toLowerCase()));
    const bad = items.find((item) => !NetworkSettings.shape[field].safeParse([item]).success);
    if (bad !== undefined) wrong[field] = { kind, text: bad };
    return items;
  };
  const publicName = draft.publicName.trim().toLowerCase();
  if (publicName !== '' && !NetworkName.safeParse(publicName).success)
    wrong.publicName = { kind: 'names', text: publicName };
  if (draft.scope === 'address' && draft.address === null) wrong.address = { kind: 'address' };
  const settings = {
    scope: draft.scope,
    address: draft.scope === 'address' ? draft.address : null,
    port: number('port'),
    names: list('names', 'names'),
    publicName: publicName === '' ? null : publicName,
    redirectPort: draft.redirectPort.trim() === '' ? null : number('redirectPort'),
    allowed: list('allowed', 'networks'),
    healthAllowed: list('healthAllowed', 'networks'),
    origins: list('origins', 'origins'),
    connections: number('connections'),
    connectionsPerAddress: number('connectionsPerAddress'),
    keepAliveSeconds: number('keepAliveSeconds'),
  } satisfies NetworkChange;
  if (!wrong.connectionsPerAddress && !wrong.connections && settings.connectionsPerAddress > settings.connections)
    wrong.connectionsPerAddress = { kind: 'perAddress' };
  if (!wrong.redirectPort && settings.redirectPort === settings.port) wrong.redirectPort = { kind: 'samePort' };
  return Object.keys(wrong).length > 0 ? { wrong } : { settings };
}

/** What would change: only that is sent, so that two administrators with different matters do not meet. */
export function changedNetwork(settings: NetworkChange, stored: StoredNetwork): NetworkChange {
  const was: Readonly<Record<string, unknown>> = stored;
  return Object.fromEntries(
    Object.entries(settings).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field])),
  );
}

/** A whole number within bounds; undefined when it is none. */
export function wholeNumber(text: string, [min, max]: readonly [number, number]): number | undefined {
  const trimmed = text.trim();
  const value = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

/** Lines, or texts parted by commas, each once. What has a space in it stays whole: no name has one, and the message then shows all of it. */
export function linesOf(text: string): string[] {
  const parts = text.split(/[\n,;]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** Whether a text can be a name or an address of a machine. */
export function isNetworkName(text: z.input<typeof NetworkName>): boolean {
  return NetworkName.safeParse(text).success;
}
