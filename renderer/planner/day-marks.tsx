import { IconFlag, IconTarget } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './planner.module.css';

interface Props {
  readonly limits: number;
  readonly targets: number;
  onOpen(): void;
}

/** How many obligations end on a day, and how many have their target there; a click lists them. */
export function DayMarks({ limits, targets, onOpen }: Props) {
  const { t } = useTranslation('planner');
  if (limits + targets === 0) return null;
  return (
    <span className={classes.marks}>
      {targets > 0 && (
        <button type="button" className={classes.mark} title={t('target', { count: targets })} onClick={onOpen}>
          <IconTarget size={13} aria-hidden />
          <span aria-hidden>{targets}</span>
          <span className={classes.spoken}>{t('target', { count: targets })}</span>
        </button>
      )}
      {limits > 0 && (
        <button
          type="button"
          className={classes.mark}
          data-kind="limit"
          title={t('due', { count: limits })}
          onClick={onOpen}
        >
          <IconFlag size={13} aria-hidden />
          <span aria-hidden>{t('dueShort', { count: limits })}</span>
          <span className={classes.spoken}>{t('due', { count: limits })}</span>
        </button>
      )}
    </span>
  );
}
