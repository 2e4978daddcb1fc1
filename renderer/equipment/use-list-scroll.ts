import { useDebouncedCallback } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface Options {
  readonly count: number;
  readonly rowHeight: number;
  /** Pixels of a heading that stays on top. */
  readonly headingHeight: number;
  /** First row in view according to the address. */
  readonly at: number;
  /** Changes with search, filters and sort: another question begins at its own place. */
  readonly question: string;
  onSettle(at: number): void;
}

/** Virtual rows in a scrolling frame, whose place follows the address and is written there when scrolling rests. */
export function useListScroll({ count, rowHeight, headingHeight, at, question, onSettle }: Options) {
  const frame = useRef<HTMLDivElement>(null);
  const height = useRoomBelow(frame);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: () => at * rowHeight,
    scrollPaddingStart: headingHeight,
  });

  const written = useRef(at);
  const settle = useDebouncedCallback((offset: number) => {
    const index = Math.max(0, Math.round(offset / rowHeight));
    if (index === written.current) return;
    written.current = index;
    onSettle(index);
  }, 250);

  const asked = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (at === written.current && question === asked.current) return;
    asked.current = question;
    written.current = at;
    settle.cancel();
    frame.current?.scrollTo({ top: at * rowHeight });
  }, [at, question, rowHeight, settle]);

  useEffect(() => () => settle.cancel(), [settle]);
  const onScroll = useCallback(() => settle(frame.current?.scrollTop ?? 0), [settle]);
  return { frame, virtualizer, height, onScroll };
}

/** The height from the top of an element to the bottom of the window, so that exactly one thing scrolls; never less than a few rows. */
function useRoomBelow(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current;
      if (box === null) return;
      const top = box.getBoundingClientRect().top + window.scrollY;
      setHeight(Math.max(320, Math.floor(window.innerHeight - top - 20)));
    };
    measure();
    // The bars above grow and shrink with chips and messages.
    const observer = new ResizeObserver(measure);
    if (element.current?.parentElement) observer.observe(element.current.parentElement);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return height;
}
