import { type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { leadBack } from './late-strokes.ts';
import { createScanWatch, type ScanWatch, scanRule } from './scanner.ts';

/** What a scanned field and the form around it do. */
export interface Scanner<F extends string> {
  /** The field that a scan has just filled, for a moment. */
  readonly marked: F | undefined;
  /** What the element around a field takes. */
  around(field: F): {
    readonly 'data-entry': F;
    readonly 'data-scanned': true | undefined;
    onInput(event: FormEvent<HTMLElement>): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onBlur(event: FocusEvent<HTMLElement>): void;
  };
}

interface Deps<F extends string> {
  /** A scan filled the field. */
  onScanned(field: F): void;
}

/**
 * Recognises bar code scanners that type: the field is marked, and the caret goes on to the next empty field; what still comes of the scan
 * goes where it belongs. An Enter goes on likewise while something is empty, and the Enter that a scanner sends never saves.
 */
export function useScanner<F extends string>({ onScanned }: Deps<F>): Scanner<F> {
  const [marked, setMarked] = useState<F>();
  const watches = useRef(new Map<F, ScanWatch>());
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const marking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leading = useRef<() => void>(undefined);
  useEffect(
    () => () => {
      clearTimeout(settling.current);
      clearTimeout(marking.current);
      leading.current?.();
    },
    [],
  );
  const watchOf = (field: F): ScanWatch => {
    const watch = watches.current.get(field) ?? createScanWatch();
    watches.current.set(field, watch);
    return watch;
  };
  const mark = (field: F) => {
    setMarked(field);
    clearTimeout(marking.current);
    marking.current = setTimeout(() => setMarked(undefined), scanRule.markMs);
  };
  const settle = (field: F, from: HTMLElement, input: HTMLInputElement, lastAt: number) => {
    clearTimeout(settling.current);
    const watch = watchOf(field);
    watch.reset();
    mark(field);
    onScanned(field);
    goToNextEmpty(from);
    leading.current?.();
    leading.current = leadBack(input, lastAt, watch.resume);
  };

  return {
    marked,
    around: (field) => ({
      'data-entry': field,
      'data-scanned': marked === field || undefined,
      onInput({ target, currentTarget, timeStamp }) {
        if (!(target instanceof HTMLInputElement) || !isText(target)) return;
        clearTimeout(settling.current);
        const watch = watchOf(field);
        if (!watch.input(target.value, timeStamp)) return;
        settling.current = setTimeout(() => settle(field, currentTarget, target, timeStamp), watch.settleMs());
      },
      onFocus({ target }) {
        if (target instanceof HTMLInputElement && isText(target)) watchOf(field).enter(target.value.length);
      },
      onKeyDown(event) {
        const { target, currentTarget, timeStamp } = event;
        if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
        if (watchOf(field).endedAt(timeStamp)) {
          event.preventDefault();
          settle(field, currentTarget, target, timeStamp);
        } else if (emptyFields(currentTarget).length > 0) {
          event.preventDefault();
          goToNextEmpty(currentTarget);
        }
      },
      onBlur() {
        // Whoever has left the field by then, such as by the Tab of a scanner, is where they want to be.
        clearTimeout(settling.current);
        watchOf(field).reset();
      },
    }),
  };
}

/** Puts the caret into the first empty field after this one, or before it; onto the button that saves when there is none. */
function goToNextEmpty(from: HTMLElement): void {
  const empty = emptyFields(from);
  const next = empty.find((field) => isAfter(field, from)) ?? empty.find((field) => field !== from);
  const target =
    next?.querySelector<HTMLElement>('input') ?? from.closest('form')?.querySelector<HTMLElement>('[type=submit]');
  target?.focus();
}

function emptyFields(from: HTMLElement): HTMLElement[] {
  const fields = from.closest('form')?.querySelectorAll<HTMLElement>('[data-entry]') ?? [];
  return [...fields].filter((field) => {
    const inputs = [...field.querySelectorAll('input')];
    return inputs.every((input) => (isText(input) ? input.value.trim() === '' : !input.checked));
  });
}

function isAfter(field: Node, from: Node): boolean {
  return (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isText(input: HTMLInputElement): boolean {
  return input.type !== 'radio';
}
