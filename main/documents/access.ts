import { AppError } from '../../shared/contract/errors.ts';
import type { DocumentEntity } from '../../shared/documents.ts';
import type { Principal } from '../rpc/context.ts';
import { rightToChange, rightToRead } from './document-rules.ts';

/** A record that carries documents. */
export interface Carrier {
  readonly entity: DocumentEntity;
  readonly entityId: number;
}

/** Documents that a reporter without further rights may add to a finding. */
export const reporterLimit = 20;

/**
 * Who may do what with the documents of a record: reading asks for the right to read that kind of record, adding and taking off for the
 * right to change it. Whoever reported a fault may see and add to it as well. Everything else is refused.
 */
export function createDocumentAccess(deps: { reporterOf(findingId: number): number | null }) {
  // A token carries rights; having reported something is none.
  const isReporter = ({ accountId, token }: Principal, { entity, entityId }: Carrier) =>
    entity === 'finding' && accountId !== null && !token && deps.reporterOf(entityId) === accountId;

  const mayRead = (principal: Principal, carrier: Carrier) =>
    principal.permissions.has(rightToRead[carrier.entity]) || isReporter(principal, carrier);

  return {
    mayRead,
    /** @throws AppError FORBIDDEN */
    requireRead(principal: Principal, carrier: Carrier): void {
      if (!mayRead(principal, carrier)) refuse();
    },
    /** Answers whether it is as the reporter only. @throws AppError FORBIDDEN */
    requireAdd(principal: Principal, carrier: Carrier): 'by-right' | 'as-reporter' {
      if (principal.permissions.has(rightToChange[carrier.entity])) return 'by-right';
      if (!isReporter(principal, carrier)) refuse();
      return 'as-reporter';
    },
    /** @throws AppError FORBIDDEN */
    requireChange(principal: Principal, { entity }: Carrier): void {
      if (!principal.permissions.has(rightToChange[entity])) refuse();
    },
  };
}

function refuse(): never {
  throw new AppError('FORBIDDEN', 'Your account may not do this. Ask an administrator for the right.');
}
