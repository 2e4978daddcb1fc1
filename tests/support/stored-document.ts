import type { DocumentEntity } from '../../shared/documents.ts';
import type { TestCore } from './core.ts';

/** Uploads a small text file to a record, as the operator, and answers the id of the document. */
export async function storedDocument(
  test: Pick<TestCore, 'as' | 'core'>,
  entity: DocumentEntity,
  entityId: number,
): Promise<number> {
  const bytes = Buffer.from('Letter of the vendor: the part arrives in September.\n');
  const request = { entity, entityId, fileName: 'letter.txt', size: bytes.length };
  const { documentId, upload } = await test.as('operator').documents.begin(request);
  const ticket = test.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), null);
  await ticket.receive(
    (async function* () {
      yield bytes;
    })(),
  );
  return documentId;
}
