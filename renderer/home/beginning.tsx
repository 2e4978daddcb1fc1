import { Button, SimpleGrid, Text } from '@mantine/core';
import { IconBuildingHospital, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../session/session.tsx';
import classes from './home.module.css';
import { useSample } from './use-sample.ts';
import { Way } from './way.tsx';

/** An installation without a unit: the ways to begin that this person may take. */
export function Beginning() {
  const { t } = useTranslation('home');
  const { can } = useSession();
  const load = useSample('home.loadSample');

  return (
    <section aria-labelledby="home-begin">
      <h2 id="home-begin" className={classes.heading}>
        {t('begin.heading')}
      </h2>
      {!can('equipment:write') && (
        <Text size="sm" c="dimmed">
          {t('begin.readOnly')}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        {can('equipment:import') && (
          <Way
            title={t('begin.file.title')}
            text={t('begin.file.text')}
            icon={<IconFileImport size={24} stroke={1.6} aria-hidden />}
          >
            <Button component={Link} to="/equipment/import?kind=rems" size="xs">
              {t('begin.file.action')}
            </Button>
          </Way>
        )}
        {can('equipment:write') && (
          <Way
            title={t('begin.unit.title')}
            text={t('begin.unit.text')}
            icon={<IconPlus size={24} stroke={1.6} aria-hidden />}
          >
            <Button component={Link} to="/equipment/new" size="xs" variant="light">
              {t('begin.unit.action')}
            </Button>
          </Way>
        )}
        {can('system:manage') && (
          <Way
            title={t('begin.sample.title')}
            text={t('begin.sample.text')}
            icon={<IconBuildingHospital size={24} stroke={1.6} aria-hidden />}
          >
            <Button size="xs" variant="light" onClick={() => load.mutate({})} loading={load.isPending}>
              {t('begin.sample.action')}
            </Button>
          </Way>
        )}
      </SimpleGrid>
    </section>
  );
}
