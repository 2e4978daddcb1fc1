import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Db } from '../../main/database/connection.ts';

/** A text that must lie nowhere in the clear, in one of the forms in which it could show. */
export interface Needle {
  readonly name: string;
  /** Lower case, a character for each byte. */
  readonly text: string;
}

/** The forms of some texts: UTF-8, UTF-16, hexadecimal, and base64 at every alignment; whatever their case. */
export function needlesOf(texts: readonly string[]): readonly Needle[] {
  return texts.flatMap((name) => {
    const folded = name.toLowerCase();
    return [name, folded, name.toUpperCase()].flatMap((text) => {
      const bytes = Buffer.from(text, 'utf8');
      const forms = [bytes, Buffer.from(text, 'utf16le'), Buffer.from(bytes.toString('hex')), ...base64Of(bytes)];
      return forms.map((form) => ({ name: text, text: form.toString('latin1').toLowerCase() }));
    });
  });
}

/** What is the same of a text in base64 wherever it begins; where too little is left, it would be found by chance. */
function base64Of(bytes: Buffer): Buffer[] {
  const middles = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift, 97), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -2));
  });
  return middles.filter(({ length }) => length >= 8);
}

/** The names of the texts that are in these bytes. */
export function found(bytes: Buffer, needles: readonly Needle[]): readonly string[] {
  const text = bytes.toString('latin1').toLowerCase();
  return [...new Set(needles.filter((needle) => text.includes(needle.text)).map(({ name }) => name))];
}

/** Where they are among the files of a folder, their names included. */
export function foundInFiles(root: string, needles: readonly Needle[]): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = relative(root, join(entry.parentPath, entry.name));
    const inName = found(Buffer.from(path), needles).map((name) => `${name} in the name ${path}`);
    if (!entry.isFile()) return inName;
    const bytes = readFileSync(join(root, path));
    const content = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return [...inName, ...found(content, needles).map((name) => `${name} in ${path}`)];
  });
}

/** Where they are in an open database, decrypted: every table, every column. */
export function foundInTables(db: Db, needles: readonly Needle[]): readonly string[] {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .pluck()
    .all();
  return tables.flatMap((table) => {
    const seen = new Set<string>();
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).iterate()) {
      for (const [column, value] of Object.entries(row)) {
        const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value), 'utf8');
        for (const name of found(bytes, needles)) seen.add(`${name} in ${table}.${column}`);
      }
    }
    return [...seen];
  });
}
