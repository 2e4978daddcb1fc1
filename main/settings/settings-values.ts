import { AppError } from '../../shared/contract/errors.ts';
import type { SettingsRow } from '../database/settings-section.ts';

/** Some of the settings; what is absent stays as it is. */
export type Chosen<S> = { readonly [K in keyof S]?: S[K] | undefined };

/** Settings with what was chosen laid over them. */
export function laidOver<S extends object>(settings: S, chosen: Chosen<S>): S {
  const present = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(present) };
}

/** What a stored section says; what it does not say, also because an older version did not know it, has its default. */
export function valuesIn<S extends object>(
  row: Pick<SettingsRow, 'document'> | undefined,
  { defaults, document }: { readonly defaults: S; readonly document: { parse(value: unknown): Chosen<S> } },
): S {
  return row ? laidOver(defaults, document.parse(JSON.parse(row.document))) : defaults;
}

/** Old and new value of every setting that differs, for the audit trail. */
export function changedValues<S extends object>(old: S, next: S): Record<string, { old: unknown; new: unknown }> {
  // as: the object has the keys of its type and no others.
  const keys = Object.keys(next) as (keyof S & string)[];
  const changed = keys.filter((key) => JSON.stringify(next[key]) !== JSON.stringify(old[key]));
  return Object.fromEntries(changed.map((key) => [key, { old: old[key], new: next[key] }]));
}

/** @throws AppError CONFLICT when a form was opened before somebody else saved, with the present values in `details.current` */
export function requireVersion<V extends { readonly version: number }>(
  current: V,
  version: number,
  sentence = 'Somebody else changed these settings. Compare both values and save again.',
): void {
  if (current.version !== version) throw new AppError('CONFLICT', sentence, { details: { current } });
}
