import { SimpleGrid } from '@mantine/core';
import {
  IconCalendarPlus,
  IconCircleCheck,
  IconCircleOff,
  IconDeviceDesktopAnalytics,
  IconShieldOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HomeSummary } from '../../shared/home.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './home.module.css';

const everyState = 'state=in-service.planned.not-covered.retired';

const tiles = [
  { key: 'total', icon: IconDeviceDesktopAnalytics, query: everyState },
  { key: 'inService', icon: IconCircleCheck, query: 'state=in-service' },
  { key: 'planned', icon: IconCalendarPlus, query: 'state=planned' },
  { key: 'notCovered', icon: IconShieldOff, query: 'state=not-covered' },
  { key: 'retired', icon: IconCircleOff, query: 'state=retired' },
] as const;

/** One tile a state; each opens the list that it counts. */
export function UnitCounts({ units }: { readonly units: HomeSummary['units'] }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  return (
    <section aria-labelledby="home-units">
      <h2 id="home-units" className={classes.heading}>
        {t('units.heading')}
      </h2>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
        {tiles.map(({ key, icon: Icon, query }) => (
          <Link key={key} to={`/equipment?${query}`} className={classes.tile} data-state={key}>
            <span className={classes.tileLabel}>
              <Icon size={18} stroke={1.7} aria-hidden />
              {t(`units.${key}`)}
            </span>
            <span className={classes.tileCount}>{formats.number(units[key])}</span>
          </Link>
        ))}
      </SimpleGrid>
    </section>
  );
}
