import { Paper, Text } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './capital-plan.module.css';
import type { Bubble, ChartLayout } from './chart-layout.ts';
import { movedFrom, moveKeys } from './chart-moves.ts';
import { ChartPicture, type ChartWords } from './chart-picture.tsx';
import type { ChartColours, ClassLook } from './class-colours.ts';

interface Props {
  readonly layout: ChartLayout;
  readonly looks: ReadonlyMap<number, ClassLook>;
  readonly colours: ChartColours;
  readonly words: ChartWords;
  facts(bubble: Bubble): readonly string[];
  open(bubble: Bubble): void;
}

const factsWidth = 240;

/** The chart on screen: pointing at a bubble or moving to it with the arrow keys says its facts, a click or Enter opens it. */
export function ChartCanvas({ layout, looks, colours, words, facts, open }: Props) {
  const { t } = useTranslation('capital-plan');
  const frame = useRef<HTMLDivElement>(null);
  /** Of a pointer that is a finger: the first touch says the facts, the second one opens. */
  const touched = useRef<number | null>(null);
  const [stop, setStop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const { bubbles } = layout;
  const reachable = Math.min(stop, Math.max(0, bubbles.length - 1));
  const chosen = active === null ? undefined : bubbles[active];

  // Bubbles of another answer are other bubbles.
  useEffect(() => {
    setActive((before) => (before !== null && before < bubbles.length ? before : null));
  }, [bubbles.length]);

  const go = (index: number) => {
    setStop(index);
    setActive(index);
    frame.current?.querySelector<SVGGElement>(`g[data-index="${index}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = indexOf(event.target);
    if (index === null) return;
    const key = moveKeys.find((one) => one === event.key);
    const bubble = bubbles[index];
    if (key) {
      event.preventDefault();
      go(movedFrom(bubbles, index, key));
    } else if ((event.key === 'Enter' || event.key === ' ') && bubble) {
      event.preventDefault();
      open(bubble);
    } else if (event.key === 'Escape') setActive(null);
  };
  const onPointerDown = (event: PointerEvent) => {
    touched.current = event.pointerType === 'touch' ? active : indexOf(event.target);
  };
  const onClick = (target: EventTarget) => {
    const index = indexOf(target);
    const bubble = index === null ? undefined : bubbles[index];
    if (index === null || bubble === undefined) return setActive(null);
    if (touched.current !== index) return go(index);
    setStop(index);
    open(bubble);
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') setActive(indexOf(event.target) ?? indexOf(document.activeElement));
  };

  return (
    <div ref={frame} className={classes.scroll}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the bubbles inside are the links; events rise to here */}
      <div
        className={classes.frame}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerOver={onOver}
        onPointerLeave={(event) => event.pointerType !== 'touch' && setActive(indexOf(document.activeElement))}
        onClick={(event) => onClick(event.target)}
        onFocus={(event) => {
          const index = indexOf(event.target);
          if (index === null) return;
          setStop(index);
          setActive(index);
        }}
        onBlur={() => setActive(null)}
      >
        <ChartPicture
          layout={layout}
          looks={looks}
          colours={colours}
          words={words}
          name="chart"
          stop={reachable}
          active={active}
        />
        {chosen && (
          <Paper withBorder shadow="md" p="xs" className={classes.facts} style={placeOf(chosen, layout)} aria-hidden>
            {facts(chosen).map((line, index) => (
              <Text key={line} size={index === 0 ? 'sm' : 'xs'} fw={index === 0 ? 600 : 400}>
                {line}
              </Text>
            ))}
            <Text size="xs" c="dimmed">
              {t(chosen.point ? 'chart.open' : 'chart.openGroup')}
            </Text>
          </Paper>
        )}
      </div>
    </div>
  );
}

/** Which bubble an element belongs to. */
function indexOf(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const index = target.closest('g[data-index]')?.getAttribute('data-index');
  return index === null || index === undefined ? null : Number(index);
}

/** Beside the bubble, on the side that has room. */
function placeOf({ x, y, r }: Bubble, { width }: ChartLayout) {
  const right = x + r + 10;
  const left = right + factsWidth > width ? Math.max(0, x - r - 10 - factsWidth) : right;
  return { left, top: Math.max(4, y - 50) };
}
