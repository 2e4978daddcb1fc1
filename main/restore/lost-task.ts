import type { RestorePreview } from '../../shared/restore.ts';
import { openConnection } from '../database/connection.ts';

/** Counts what a restore would give up. */
export interface LostTask {
  readonly file: string;
  readonly key: Buffer;
  /** The newest audit entry of the set. */
  readonly head: { readonly seq: number; readonly hash: string };
}

/** Changes that are newer than a set; null when its trail is not the beginning of the present one. */
export function runLost({ file, key, head }: LostTask): RestorePreview['lost'] {
  const db = openConnection(file, key, { readonly: true });
  try {
    const hash = db.prepare<[number], string>('SELECT hash FROM audit WHERE seq = ?').pluck().get(head.seq);
    if (head.seq > 0 && hash !== head.hash) return null;
    const span = db
      .prepare<[number], { firstAt: string | null; lastAt: string | null }>(
        'SELECT min(at) AS firstAt, max(at) AS lastAt FROM audit WHERE seq > ?',
      )
      .get(head.seq);
    const byEntity = db
      .prepare<[number], { entity: string; entries: number }>(
        'SELECT entity, count(*) AS entries FROM audit WHERE seq > ? GROUP BY entity ORDER BY entries DESC, entity',
      )
      .all(head.seq);
    return {
      entries: byEntity.reduce((sum, { entries }) => sum + entries, 0),
      firstAt: span?.firstAt ?? null,
      lastAt: span?.lastAt ?? null,
      byEntity,
    };
  } finally {
    db.close();
  }
}
