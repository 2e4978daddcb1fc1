import type { Import, ImportMessage, ImportRow, RowOutcome } from '../../shared/imports.ts';
import type { ImportRecords } from './import-records.ts';
import type { ImportsRepository } from './repository.ts';

interface PageQuery {
  readonly page: number;
  readonly pageSize: number;
}

/** What is read of imports: one, all, the difference and the messages. */
export function createImportReader(deps: { readonly repository: ImportsRepository; readonly records: ImportRecords }) {
  const { repository, records } = deps;
  const { required, toImport } = records;
  return {
    get: (importId: number): Import => toImport(required(importId)),

    list({ page, pageSize }: PageQuery): { items: Import[]; total: number } {
      return {
        items: repository.page(pageSize, (page - 1) * pageSize).map((record) => toImport(records.present(record))),
        total: repository.count(),
      };
    },

    rows(
      query: PageQuery & {
        readonly importId: number;
        readonly outcome?: RowOutcome | undefined;
        readonly table?: string | undefined;
        readonly withMessages?: boolean | undefined;
      },
    ): { items: ImportRow[]; total: number } {
      const { kind } = required(query.importId);
      const { page, pageSize, ...filter } = query;
      return repository.rows({ ...filter, kind, limit: pageSize, offset: (page - 1) * pageSize });
    },

    messages({ importId, page, pageSize }: PageQuery & { readonly importId: number }): {
      items: ImportMessage[];
      total: number;
    } {
      required(importId);
      return repository.messages(importId, pageSize, (page - 1) * pageSize);
    },

    /** The sample clinic's latest import. */
    latestSample(): Import | undefined {
      const record = repository.latestSample();
      return record && toImport(records.present(record));
    },
  };
}
