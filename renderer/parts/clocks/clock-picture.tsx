import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/dates.ts';
import type { Clock } from '#shared/obligations.ts';
import { useFormats } from '../../ui/formats.ts';
import classes from './clocks.module.css';
import type { TimeScale } from './time-scale.ts';

interface Props {
  readonly clock: Clock;
  readonly scale: TimeScale;
  readonly today: PlainDate;
}

/** One clock as a picture: from the last test to the last day, with window, target and today. */
export function ClockPicture({ clock, scale, today }: Props) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const { lastTested, dueDate, windowStart, windowEnd, limitDate } = clock;
  const words = {
    obligation: clock.obligation,
    last: formats.date(lastTested),
    target: formats.date(dueDate),
    limit: formats.date(limitDate),
  };
  const kind = limitDate === null ? 'never' : lastTested === null ? 'first' : 'whole';
  const between = (from: PlainDate, to: PlainDate) => ({
    left: `${scale.at(from)}%`,
    width: `${scale.at(to) - scale.at(from)}%`,
  });
  const mark = (day: PlainDate | null, look: string | undefined) =>
    day !== null && <span className={`${classes.mark} ${look}`} style={{ left: `${scale.at(day)}%` }} />;
  return (
    <div className={classes.track} role="img" aria-label={t(`card.pictured.${kind}`, words)}>
      {limitDate !== null && lastTested !== null && (
        <span className={classes.run} style={between(lastTested, limitDate)} />
      )}
      {windowStart !== null && windowEnd !== null && (
        <span className={classes.window} style={between(windowStart, windowEnd)} />
      )}
      {mark(lastTested, classes.test)}
      {mark(dueDate, classes.target)}
      {mark(limitDate, classes.limit)}
      {mark(today, classes.today)}
    </div>
  );
}

/** The years below the pictures. */
export function YearAxis({ scale }: { readonly scale: TimeScale }) {
  return (
    <div className={classes.axis} aria-hidden>
      {scale.years.map(({ year, at }) => (
        <span key={year} className={classes.year} style={{ left: `${at}%` }}>
          {year}
        </span>
      ))}
    </div>
  );
}

const marks = ['test', 'target', 'limit', 'today'] as const;

/** What the marks of the pictures mean. */
export function PictureLegend() {
  const { t } = useTranslation('obligations');
  return (
    <p className={classes.legend} aria-hidden>
      <span className={classes.key}>
        <span className={classes.keyMark}>
          <span className={classes.window} />
        </span>
        {t('card.legend.window')}
      </span>
      {marks.map((name) => (
        <span key={name} className={classes.key}>
          <span className={classes.keyMark}>
            <span className={`${classes.mark} ${classes[name]}`} />
          </span>
          {t(`card.legend.${name}`)}
        </span>
      ))}
    </p>
  );
}
