import type { Db } from '../../main/database/connection.ts';
import { searchWords } from '../../shared/text.ts';
import { searches } from './data-set.ts';
import { measureReads, type Times, timesOfRounds } from './measure-reads.ts';

/** What people type into the one search: fragments of several words, single words, numbers, a part of a name. */
const typed = [...searches, 'ct', 'somatom', '12', '1777', 'sn-4', 'lind', 'north'];

/** Asks the one search over everything through dispatch, and reads the same rows of the plain database with the same conditions. */
export async function measureGlobalSearch(
  time: (procedure: string, input: unknown) => Promise<number>,
  plain: Db,
): Promise<{ readonly ours: Times; readonly bare: Times }> {
  const inputs = typed.map((text) => ({ text }));
  const bare = timesOfRounds(typed.map((text) => bareSearch(plain, text)));
  return { ours: await measureReads({ procedure: 'search.find', inputs }, time), bare };
}

function bareSearch(db: Db, text: string): () => void {
  const words = searchWords(text);
  const where = (column: string) => words.map(() => `instr(${column}, ?) > 0`).join(' AND ');
  const reads = [
    `SELECT unit_id FROM unit_search WHERE ${where('text')}`,
    `SELECT id, name_folded FROM people WHERE ${where('search_text')}`,
    `SELECT id, name_folded FROM facilities WHERE ${where("(name_folded || ' ' || coalesce(full_name_folded, ''))")}`,
    `SELECT id FROM documents WHERE ${where('name_folded')}`,
    `SELECT id FROM findings WHERE ${where('search_text')}`,
  ].map((sql) => db.prepare(sql).pluck());
  return () => {
    for (const read of reads) read.all(...words);
  };
}
