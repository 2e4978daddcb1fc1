import { beforeEach, describe, expect, it } from 'vitest';
import { type AppEvent, eventFor } from '../../shared/contract/events.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { openDatabaseOf } from '../support/database.ts';
import { equipmentClass } from '../support/example-records.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
beforeEach(async () => {
  desk = await createRegistryDesk();
});

describe('an event', () => {
  const hears = (event: AppEvent, ...rights: Permission[]) =>
    eventFor(event, { accountId: 7, permissions: new Set(rights) });

  it('of the registry names no patient: most listeners see only some of them', () => {
    for (const topic of ['patient', 'examination', 'review'] as const) {
      expect(hears({ topic, ids: [1, 2] }, 'patients:read')).toEqual({ topic });
      expect(hears({ topic, ids: [1, 2] }, 'equipment:read', 'system:manage')).toBeUndefined();
    }
    expect(hears({ topic: 'unit', ids: [1] }, 'equipment:read')).toEqual({ topic: 'unit', ids: [1] });
  });
});
