import type { AuditRow } from '../database/audit-row.ts';
import type { PrintedDocument } from '../files/document-pdf.ts';
import { localTime } from './local-time.ts';
import type { Seal } from './seal.ts';
import { trailWords } from './trail-words.ts';

/** Longest text of a cell; the whole value is in the other formats. */
const cellLength = 300;

/** Entries and their seal as a document. */
export function printedTrail(content: {
  readonly entries: readonly AuditRow[];
  /** What the record of each entry is called, where it is known. */
  readonly names: readonly (string | null)[];
  readonly seal: Seal;
  readonly language: 'en' | 'fr';
  readonly clinic: string | null;
}): PrintedDocument {
  const { entries, names, seal, language, clinic } = content;
  const say = trailWords[language];
  return {
    language,
    title: say.title,
    lead: say.lead(entries.length),
    clinic,
    footer: say.head(seal),
    blocks: [
      {
        kind: 'table',
        columns: say.columns,
        widths: [34, 74, 76, 92, 70, '*'],
        rows: entries.map((row, index) => [
          String(row.seq),
          localTime(row.at, row.utc_offset),
          [row.actor, row.address].filter((part) => part !== null).join(' '),
          row.action,
          recordText(row, names[index] ?? null),
          cut(
            [changesText(row.changes, say.hidden), row.reason && `${say.reason}: ${row.reason}`]
              .filter(Boolean)
              .join('\n'),
          ),
        ]),
      },
      { kind: 'heading', text: say.seal },
      { kind: 'text', small: true, text: say.head(seal) },
      { kind: 'text', small: true, text: say.body(seal) },
      { kind: 'text', small: true, text: say.mac(seal) },
    ],
  };
}

/** `whitelist 12`, and below it what that is called. */
function recordText({ entity, entity_id }: AuditRow, name: string | null): string {
  const record = entity_id === null ? entity : `${entity} ${entity_id}`;
  return name === null ? record : `${record}\n${cut(name)}`;
}

function changesText(changes: string, hidden: string): string {
  // Written by this program.
  const parsed = JSON.parse(changes) as Record<string, { old?: unknown; new?: unknown; hidden?: true } | null>;
  return Object.entries(parsed)
    .map(([field, change]) =>
      change?.hidden ? `${field}: ${hidden}` : `${field}: ${valueText(change?.old)} → ${valueText(change?.new)}`,
    )
    .join('\n');
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cut(text: string): string {
  return text.length <= cellLength ? text : `${text.slice(0, cellLength)}…`;
}
