import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { SexCode } from './identity-fields.ts';
import { RowVersion } from './lists.ts';

/** How the registry works here. */
export const RegistrySettings = z.object({
  /** Beside M and F. */
  furtherSexes: z
    .array(
      z.strictObject({
        code: SexCode,
        label: z.string().trim().min(1).max(50),
        labelFr: z.string().trim().max(50).nullable(),
      }),
    )
    .max(10),
  /** Whether whoever looks at an identity says why. */
  revealReason: z.enum(['none', 'optional', 'required']),
});
export type RegistrySettings = z.infer<typeof RegistrySettings>;

/** What holds until an administrator decides otherwise. */
export const registryDefaults: RegistrySettings = { furtherSexes: [], revealReason: 'none' };

const StoredSettings = RegistrySettings.extend({ version: z.int() });

/** How the registry works, for those who make studies. */
export const registrySettingsContract = {
  settings: query({
    access: 'studies:manage',
    summary: 'How the registry works here; version 0 while nobody has changed it.',
    input: z.strictObject({}),
    output: StoredSettings,
  }),
  saveSettings: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary: 'Changes how the registry works; what is absent stays. A sex that patients have cannot be taken away.',
    input: z.strictObject({
      version: z.union([RowVersion, z.literal(0)]),
      ...RegistrySettings.partial().shape,
    }),
    output: StoredSettings,
  }),
};
