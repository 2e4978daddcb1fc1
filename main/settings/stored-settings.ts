import type { SettingsSection } from '../database/settings-section.ts';
import type { Context } from '../rpc/context.ts';
import type { AuditEntry, Tx } from '../rpc/transaction.ts';
import { type Chosen, changedValues, requireVersion, valuesIn } from './settings-values.ts';

/** Settings of one kind, with the version that a form is opened with; 0 while nobody has changed anything. */
type Versioned<S> = S & { readonly version: number };

/** Settings that are kept as one section: read with their defaults, and saved with an entry in the trail. */
export function createStoredSettings<S extends object>(deps: {
  readonly section: Pick<SettingsSection, 'read' | 'write'>;
  /** What holds where nobody has decided. */
  readonly defaults: S;
  /** Reads a stored document, parts of which may be absent. */
  readonly document: { parse(value: unknown): Chosen<S> };
  /** Under what the trail shows a change. */
  readonly record: Pick<AuditEntry, 'entity' | 'entityId'>;
  /** What whoever saves too late is told. */
  readonly conflict?: string;
}) {
  const { section, record, conflict } = deps;

  /** Some are asked for at every call, and change once a year: the same text is not parsed again. */
  let last: { readonly document: string; readonly values: S } | undefined;

  function present(): { readonly values: S; readonly version: number } {
    const row = section.read();
    if (!row) return { values: deps.defaults, version: 0 };
    if (last?.document !== row.document) last = { document: row.document, values: Object.freeze(valuesIn(row, deps)) };
    return { values: last.values, version: row.version };
  }

  /** What holds now; read at every call, because a command beside this process may change it. */
  function get(): Versioned<S> {
    const { values, version } = present();
    return { ...values, version };
  }

  return {
    get,
    /** The same without its version. */
    values: (): S => present().values,

    /**
     * Saves what `change` makes of the present settings; nothing is written when nothing differs.
     *
     * @param after does what belongs to a change, in its transaction
     * @throws AppError CONFLICT for a stale version, with the stored settings in `details.current`, and what `change` throws
     */
    save(
      ctx: Context,
      version: number,
      change: (old: S) => S,
      after: (tx: Tx, old: S, next: S) => void = () => undefined,
    ): Versioned<S> {
      ctx.transact((tx) => {
        requireVersion(get(), version, conflict);
        const old = present().values;
        const next = change(old);
        const changes = changedValues(old, next);
        if (Object.keys(changes).length === 0) return;
        section.write({ document: JSON.stringify(next), at: tx.at });
        tx.audit({ ...record, changes });
        after(tx, old, next);
      });
      return get();
    },
  };
}
