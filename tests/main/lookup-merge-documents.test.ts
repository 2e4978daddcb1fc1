import { describe, expect, it } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { storedDocument } from '../support/stored-document.ts';

describe('documents of a facility', () => {
  it('move with it, and back', async () => {
    const test = await createTestCore();
    const { lookups, documents } = test.as('operator');
    const from = await lookups.create({ kind: 'facility', name: 'N' });
    const into = await lookups.create({ kind: 'facility', name: 'North' });
    const documentId = await storedDocument(test, 'facility', from.id);
    const ends = { kind: 'facility' as const, fromId: from.id, intoId: into.id };
    expect(await lookups.mergePreview(ends)).toMatchObject({ documents: 1 });
    await lookups.merge({ ...ends, fromVersion: from.version });
    const held = async (entityId: number) =>
      (await documents.list({ entity: 'facility', entityId })).items.map(({ id }) => id);
    expect([await held(from.id), await held(into.id)]).toEqual([[], [documentId]]);
    await lookups.unmerge({ kind: 'facility', fromId: from.id });
    expect([await held(from.id), await held(into.id)]).toEqual([[documentId], []]);
    const { items } = await test.as('operator').history.list({ entity: 'document', entityId: documentId });
    expect(items[0]).toMatchObject({
      action: 'documents.move',
      changes: [{ field: 'facilityId', oldText: 'North', newText: 'N' }],
    });
  });
});
