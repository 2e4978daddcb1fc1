import type { InputOf } from '../api/client.ts';
import { isNetworkName, linesOf } from './network-draft.ts';

/** What a request may say of who asks, beside the name. */
export const subjectFields = ['organization', 'organizationalUnit', 'locality', 'state', 'country'] as const;

/** Kinds of keys that a request can be made for, the advised one first. */
export const requestKeys = [
  'P-256',
  'RSA 2048',
  'RSA 3072',
] as const satisfies readonly InputOf<'certificates.request'>['key'][];

/** What stands in the form while it is typed. */
export interface RequestDraft extends Readonly<Record<(typeof subjectFields)[number], string>> {
  readonly commonName: string;
  /** One per line. */
  readonly names: string;
  readonly key: (typeof requestKeys)[number];
}

/** A form to begin with. */
export function requestDraft(names: readonly string[]): RequestDraft {
  const empty = { organization: '', organizationalUnit: '', locality: '', state: '', country: '' };
  return { ...empty, commonName: names[0] ?? '', names: names.join('\n'), key: 'P-256' };
}

/** The draft as a request, or the fields that cannot be read. The name itself is always among the names: browsers look nowhere else. */
export function readRequest(
  draft: RequestDraft,
):
  | { readonly input: InputOf<'certificates.request'> }
  | { readonly wrong: readonly ('commonName' | 'names' | 'country')[] } {
  const commonName = draft.commonName.trim().toLowerCase();
  const names = [...new Set([commonName, ...linesOf(draft.names.toLowerCase())])];
  const country = draft.country.trim().toUpperCase();
  const wrong = [
    ...(isNetworkName(commonName) ? [] : ['commonName' as const]),
    ...(names.slice(1).every(isNetworkName) && names.length <= 50 ? [] : ['names' as const]),
    ...(/^([A-Z]{2})?$/.test(country) ? [] : ['country' as const]),
  ];
  if (wrong.length > 0) return { wrong };
  const filled = Object.fromEntries(
    subjectFields
      .map((field) => [field, field === 'country' ? country : draft[field].trim()] as const)
      .filter(([, text]) => text !== ''),
  );
  return { input: { subject: { commonName, ...filled }, names, key: draft.key } };
}
