/** How a run tells how far it is and hears that it shall stop. */
export interface RunControl {
  progress(done: number, total: number): void;
  cancelled(): boolean;
}

/** For runs that nobody watches or stops. */
export const unwatched: RunControl = { progress: () => undefined, cancelled: () => false };

/** The run was stopped by a person; the transaction rolls back. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Rows between two looks at the control. */
export const controlEvery = 100;

/** Tells progress and stops the run when that was asked for. */
export function checkpoint(control: RunControl, done: number, total: number): void {
  control.progress(done, total);
  if (control.cancelled()) throw new Cancelled();
}

const slots = { cancelled: 0, done: 1, total: 2 } as const;

/** A control that two threads share. */
export interface SharedControl extends RunControl {
  readonly memory: SharedArrayBuffer;
  cancel(): void;
  present(): { readonly done: number; readonly total: number };
}

/** A control over shared memory; pass `memory` to another thread and build one there over the same memory. */
export function createSharedControl(
  memory = new SharedArrayBuffer(Object.keys(slots).length * Int32Array.BYTES_PER_ELEMENT),
): SharedControl {
  const cells = new Int32Array(memory);
  return {
    memory,
    cancel: () => void Atomics.store(cells, slots.cancelled, 1),
    cancelled: () => Atomics.load(cells, slots.cancelled) === 1,
    progress(done, total) {
      Atomics.store(cells, slots.done, done);
      Atomics.store(cells, slots.total, total);
    },
    present: () => ({ done: Atomics.load(cells, slots.done), total: Atomics.load(cells, slots.total) }),
  };
}
