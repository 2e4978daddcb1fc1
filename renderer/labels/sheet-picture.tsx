import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { labelPlace } from '../../shared/label-layout.ts';
import type { LabelFormat } from '../../shared/labels.ts';
import classes from './labels.module.css';

interface Props {
  readonly format: LabelFormat;
  readonly startAt: number;
  /** Labels of this print, as far as they are known. */
  readonly count: number;
  choose(startAt: number): void;
}

/** The sheet to scale: whoever clicks a label, or goes there with the arrow keys, begins to print on it. */
export function SheetPicture({ format, startAt, count, choose }: Props) {
  const { t } = useTranslation('labels');
  const name = useId();
  const { page, columns, rows } = format;
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <div
      role="radiogroup"
      aria-label={t('start.picture')}
      className={classes.sheet}
      style={{ aspectRatio: `${page.width} / ${page.height}` }}
    >
      {Array.from({ length: columns * rows }, (_, index) => {
        const { x, y, width, height } = labelPlace(format, index);
        const number = index + 1;
        const state = number < startAt ? classes.used : number < startAt + count ? classes.printed : '';
        return (
          <label
            key={number}
            className={`${classes.place} ${state}`}
            style={{
              left: percent(x, page.width),
              top: percent(y, page.height),
              width: percent(width, page.width),
              height: percent(height, page.height),
            }}
          >
            <input
              type="radio"
              name={name}
              className={classes.radio}
              aria-label={t('start.label', { number })}
              checked={number === startAt}
              onChange={() => choose(number)}
            />
            <span aria-hidden>{number}</span>
          </label>
        );
      })}
    </div>
  );
}
