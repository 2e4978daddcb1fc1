import type { EventEmitter } from 'node:events';

/** An event that a listener may refuse, as Electron passes it. */
export interface Refusable {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** A fresh event with these facts on it. */
export function refusable<Facts extends object>(facts: Facts): Refusable & Facts {
  let prevented = false;
  const event = {
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(facts)) as Refusable & Facts;
}

/** Emits a refusable event and answers whether nobody refused it. */
export function emitRefusable(
  emitter: EventEmitter,
  name: string,
  facts: object,
  ...rest: readonly unknown[]
): boolean {
  const event = refusable(facts);
  emitter.emit(name, event, ...rest);
  return !event.defaultPrevented;
}
