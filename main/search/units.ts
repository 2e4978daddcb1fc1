import type { PlainDate } from '../../shared/dates.ts';
import type { UnitHit } from '../../shared/search.ts';
import { fold } from '../../shared/text.ts';
import type { TextMatches, UnitTexts } from '../equipment/service.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import { best, likeness } from './rank-rules.ts';
import { countedAtMost, type SearchQueries } from './search-queries.ts';

/** Units whose rows are compared with what was typed, after their texts were. */
const compared = 60;
/** Up to so many, the texts of all are compared. */
const looked = 500;

/**
 * Units in which every word occurs: the one of an exact id, then exact serial numbers and asset ids, then what fits best; those in service
 * before the others.
 */
export function findUnits(
  { queries, texts }: { readonly queries: SearchQueries; readonly texts: UnitTexts },
  words: readonly string[],
  limit: number,
  today: PlainDate,
): { items: UnitHit[]; total: number } {
  const typed = words.join(' ');
  const exactId = /^\d{1,15}$/.exec(typed)?.[0];
  // Only words with a digit in them may be the number of a unit among very many that hold them.
  const matches = texts.search(words, countedAtMost, words.some((word) => /\d/.test(word)) ? compared : 0);
  const own = exactId === undefined ? undefined : Number(exactId);
  const first = own !== undefined && queries.unitExists(own) ? [own] : [];
  const candidates = new Set([...first, ...likely(matches, typed, words)]);
  const rows = queries.units([...candidates].slice(0, compared));
  const found = best(rows, limit, (row) => {
    if (row.unitId === own) return -1;
    const named = [row.serialNumber, row.assetId].some((name) => name !== null && fold(name) === typed);
    const resting = row.retired === 1 || (row.retiredOn !== null && row.retiredOn <= today);
    return (named ? 0 : 2) + (resting ? 1 : 0);
  });
  const further = first.filter((id) => !matches.found.some((match) => match.id === id));
  const total = matches.found.length + further.length;
  return {
    items: found.map((row) => ({ ...toUnitInBrief(row, today), assetId: row.assetId })),
    total: Math.min(total, countedAtMost),
  };
}

function likely({ found, whole }: TextMatches, typed: string, words: readonly string[]): number[] {
  if (found.length <= looked)
    return best(found, compared, ({ text }) => likeness(text, typed, words)).map(({ id }) => id);
  // Of so many only whole words tell: they may be a number of the unit.
  return [...whole, ...found.slice(0, compared).map(({ id }) => id)];
}
