import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** For each migration the phrases by which its code is known in a bundle: what it creates, and its name. */
export function migrationPhrases(root: string): readonly string[] {
  const folder = join(root, 'main', 'database', 'migrations');
  const names = readdirSync(folder).filter((name) => /^\d+-.+\.ts$/.test(name));
  return names.flatMap((name) => phrasesOf(readFileSync(join(folder, name), 'utf8'), name));
}

function phrasesOf(source: string, file: string): string[] {
  const title = /export const name = '([^']+)'/.exec(source)?.[1];
  if (title === undefined) throw new Error(`${file} names no migration.`);
  const created = source.match(/\bCREATE (?:UNIQUE )?(?:TABLE|INDEX|TRIGGER|VIEW) \w+/g) ?? [];
  return [...created, title];
}
