import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { HistoryChange, HistoryEntry, historyContract } from '../../shared/history.ts';
import type { Db } from '../database/connection.ts';
import { rightToRead } from '../documents/document-rules.ts';
import type { Principal } from '../rpc/context.ts';
import { type CustomNames, createCustomNames } from './custom-names.ts';
import { rightToReadHistory } from './history-rules.ts';
import { createReferenceNames, type FieldValue, type ReferenceNames } from './reference-names.ts';
import { createHistoryRepository, type StoredEntry } from './repository.ts';

type List = (typeof historyContract)['list'];
type Input = z.output<List['input']>;

/** What happened to single records. */
export interface HistoryService {
  /** @throws AppError FORBIDDEN */
  list(input: Input, principal: Principal): z.output<List['output']>;
}

/** The history on one connection. */
export function createHistoryService({ db }: { readonly db: Db }): HistoryService {
  const repository = createHistoryRepository(db);
  const namesFor = createReferenceNames(db);
  const customFor = createCustomNames(db);

  function rightFor({ entity, entityId }: Input): Permission | undefined {
    if (entity !== 'document') return rightToReadHistory[entity];
    const carrier = repository.carrierOf(Number(entityId));
    return carrier && rightToRead[carrier];
  }

  return {
    list(input, principal) {
      const right = rightFor(input);
      if (right === undefined || !principal.permissions.has(right))
        throw new AppError('FORBIDDEN', 'Your account may not do this. Ask an administrator for the right.');
      const { entity, page, pageSize } = input;
      const entityId = String(input.entityId);
      const stored = repository.page(entity, entityId, pageSize, (page - 1) * pageSize).map(parsed);
      const values = stored.flatMap(({ changes }) => changes.flatMap(valuesOf));
      const names = namesFor(values, entity === 'lookup' ? entityId.split(':')[0] : entity);
      const custom = customFor(stored.flatMap(({ changes }) => changes.map(({ field }) => field)));
      return {
        items: stored.map((entry) => ({
          ...entry,
          changes: entry.changes.map((change) => withNames(change, names, custom)),
        })),
        total: repository.count(entity, entityId),
        archivedUntil: repository.archivedUntil(),
      };
    },
  };
}

type Change = Pick<HistoryChange, 'field' | 'old' | 'new' | 'hidden'>;
type Parsed = Omit<HistoryEntry, 'changes'> & { readonly changes: readonly Change[] };

/** The stored changes as a list; written by this program, so their shape is known. */
function parsed({ changes: text, ...entry }: StoredEntry): Parsed {
  const changes = JSON.parse(text) as Record<string, { old?: unknown; new?: unknown; hidden?: true } | null>;
  return {
    ...entry,
    changes: Object.entries(changes).map(([field, change]) => {
      const hidden = change?.hidden === true;
      return { field, old: hidden ? null : (change?.old ?? null), new: hidden ? null : (change?.new ?? null), hidden };
    }),
  };
}

function valuesOf(change: Change): FieldValue[] {
  return [
    { field: change.field, value: change.old },
    { field: change.field, value: change.new },
  ];
}

function withNames(change: Change, names: ReferenceNames, custom: CustomNames): HistoryChange {
  const { field } = change;
  return {
    ...change,
    fieldLabel: custom.label(field),
    fieldLabelFr: custom.labelFr(field),
    oldText: names({ field, value: change.old }) ?? custom.text(field, change.old),
    newText: names({ field, value: change.new }) ?? custom.text(field, change.new),
    oldTextFr: custom.textFr(field, change.old),
    newTextFr: custom.textFr(field, change.new),
  };
}
