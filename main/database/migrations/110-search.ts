import type { Database } from 'better-sqlite3';

export const id = 110;
export const name = 'search';

/** Names of documents in the form in which they are searched, and small pictures of those that are pictures. */
export function up(db: Database): void {
  db.function('fold_name', { deterministic: true }, (value) => folded(String(value)));
  db.exec(`
    ALTER TABLE documents ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
    UPDATE documents SET name_folded = fold_name(file_name);
    CREATE INDEX documents_names ON documents (entity, name_folded, id) WHERE state = 'stored' AND deleted_at IS NULL;

    -- In the encrypted database: nobody who has the file alone sees more of a picture than of the document itself.
    CREATE TABLE document_thumbnails (
      document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
      outcome TEXT NOT NULL CHECK (outcome IN ('made', 'too-large', 'undecodable', 'unsupported')),
      width INTEGER,
      height INTEGER,
      bytes BLOB CHECK (length(bytes) <= 20000),
      made_at TEXT NOT NULL,
      CHECK ((outcome = 'made') = (bytes IS NOT NULL))
    ) STRICT;
  `);
}

/** As names were folded when this was written. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim();
}
