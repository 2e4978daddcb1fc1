import { setTimeout as pause } from 'node:timers/promises';
import type { Import, ImportKind, ImportMessage, ImportMode, ImportRow } from '../../shared/imports.ts';
import { type Actor, createTestCore, type TestCore } from './core.ts';

/** What an import came to. */
export interface Outcome {
  readonly import: Import;
  readonly rows: readonly ImportRow[];
  readonly messages: readonly ImportMessage[];
  /** Texts of the messages of one level, as `row column: message`. */
  said(level: ImportMessage['level']): string[];
}

const working: readonly Import['state'][] = ['checking', 'applying', 'undoing'];

/** Imports as a physicist does: begin, send the bytes into the ticket, check, apply. */
export async function createImportDesk(options: Parameters<typeof createTestCore>[0] = {}) {
  return deskOf(await createTestCore(options));
}

/** The desk of a core that is open already; files are of this kind. */
export function deskOf(test: Omit<TestCore, 'send'>, kind: ImportKind = 'equipment', actor: Actor = 'physicist') {
  const api = test.as(actor);

  async function send(content: string | Uint8Array, fileName = 'units.csv'): Promise<number> {
    const { importId, upload } = await api.imports.begin({ kind, fileName });
    const sessionId = test.core.authenticate(test.caller(actor))?.sessionId ?? null;
    const ticket = test.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), sessionId);
    await ticket.receive(pieces(Buffer.from(content)));
    return importId;
  }

  async function settled(importId: number): Promise<Outcome> {
    for (;;) {
      const present = await api.imports.get({ importId });
      if (!working.includes(present.state)) return outcomeOf(present);
      await pause(5);
    }
  }

  async function outcomeOf(present: Import): Promise<Outcome> {
    const query = { importId: present.id, page: 1, pageSize: 200 };
    const { items: rows } = await api.imports.rows(query);
    const { items: messages } = await api.imports.messages(query);
    const said = (level: ImportMessage['level']) =>
      messages
        .filter((message) => message.level === level)
        .map(({ row, column, message }) => [row, column, message].filter((part) => part !== undefined).join(' '));
    return { import: present, rows, messages, said };
  }

  async function check(content: string | Uint8Array, fileName?: string): Promise<Outcome> {
    const importId = await send(content, fileName);
    await api.imports.check({ importId });
    return settled(importId);
  }

  async function apply(importId: number, mode: ImportMode = 'good-rows'): Promise<Outcome> {
    await api.imports.apply({ importId, mode });
    return settled(importId);
  }

  return {
    ...test,
    api,
    send,
    settled,
    check,
    apply,
    /** Checks and applies. */
    async import(content: string | Uint8Array, mode: ImportMode = 'good-rows'): Promise<Outcome> {
      const checked = await check(content);
      return checked.import.state === 'checked' ? apply(checked.import.id, mode) : checked;
    },
    async undo(importId: number): Promise<Outcome> {
      await api.imports.undo({ importId });
      return settled(importId);
    },
    /** The file of this kind as REMS lays it out: everything there is. */
    async exported(): Promise<string> {
      const filters = { includeRetired: true, includePlanned: true, includeNotCovered: true };
      const exports = {
        equipment: () => api.equipment.export({ layout: { kind: 'rems' }, filters }),
        tests: () => api.compliance.exportTests({ filters }),
        bookings: () => api.bookings.export({ filters }),
        people: () => api.people.export({ includeInactive: true }),
        facilities: () => api.lookups.exportFacilities({}),
        rems: () => Promise.reject(new Error('what came from REMS goes out kind by kind')),
      };
      const { path } = await exports[kind]();
      const sessionId = test.core.authenticate(test.caller(actor))?.sessionId ?? null;
      const chunks: Uint8Array[] = [];
      for await (const chunk of test.core.tickets.redeemDownload(path.slice('/download/'.length), sessionId).body())
        chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}

/** What {@link createImportDesk} answers. */
export type ImportDesk = Awaited<ReturnType<typeof createImportDesk>>;

async function* pieces(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

/** A CSV text: the header's columns and rows of cells. */
export function csv(header: string, ...rows: string[]): string {
  return [header, ...rows, ''].join('\r\n');
}
