import { Button, SimpleGrid } from '@mantine/core';
import { IconIdBadge2, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../session/session.tsx';
import classes from './home.module.css';
import { Way } from './way.tsx';

/** What study staff come for: a new patient, and those who are known. */
export function PatientWays() {
  const { t } = useTranslation('patients');
  const { can } = useSession();
  return (
    <section aria-labelledby="home-patients">
      <h2 id="home-patients" className={classes.heading}>
        {t('home.heading')}
      </h2>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {can('patients:create') && (
          <Way title={t('new')} text={t('home.newText')} icon={<IconUserPlus size={24} stroke={1.6} aria-hidden />}>
            <Button component={Link} to="/patients/new" size="xs">
              {t('new')}
            </Button>
          </Way>
        )}
        <Way title={t('title')} text={t('home.listText')} icon={<IconIdBadge2 size={24} stroke={1.6} aria-hidden />}>
          <Button component={Link} to="/patients" size="xs" variant="light">
            {t('home.open')}
          </Button>
        </Way>
      </SimpleGrid>
    </section>
  );
}
