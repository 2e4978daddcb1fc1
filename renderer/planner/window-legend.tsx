import { useTranslation } from 'react-i18next';
import classes from './planner.module.css';

/** What the days show of the unit that is pointed at in the list to plan. */
export function WindowLegend() {
  const { t } = useTranslation('planner');
  return (
    <ul className={`rems-plain-list ${classes.legend}`} aria-label={t('legend.label')}>
      {(['window', 'target', 'limit', 'late'] as const).map((sign) => (
        <li key={sign}>
          <span className={classes.swatch} data-sign={sign} aria-hidden />
          {t(`legend.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
