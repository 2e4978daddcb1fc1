import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';

/** Writes who belongs to studies inside a caller's transaction. */
export function createMemberWriter(db: Db) {
  const studiesOf = db.prepare<[number], { study: number; username: string; role: 'member' | 'investigator' }>(
    `SELECT m.study_id AS study, a.username, m.role FROM study_members m JOIN accounts a ON a.id = m.account_id
     WHERE m.account_id = ?`,
  );
  const remove = db.prepare<[number]>('DELETE FROM study_members WHERE account_id = ?');
  const touch = db.prepare<[string, number]>('UPDATE studies SET version = version + 1, updated_at = ? WHERE id = ?');
  return {
    /** Takes an account that is about to be deleted out of every study. */
    forget(tx: Tx, accountId: number): void {
      const places = studiesOf.all(accountId);
      remove.run(accountId);
      for (const { study, username, role } of places) {
        touch.run(tx.at, study);
        const field = role === 'member' ? 'members' : 'investigators';
        const changes = { [field]: { old: [username], new: [] } };
        tx.audit({ entity: 'study', entityId: study, action: 'studies.setMembers', changes });
      }
    },
  };
}

/** The writer of {@link createMemberWriter}. */
export type MemberWriter = ReturnType<typeof createMemberWriter>;
