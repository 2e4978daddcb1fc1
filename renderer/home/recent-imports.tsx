import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HomeSummary } from '../../shared/home.ts';
import type { ImportState } from '../../shared/imports.ts';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import classes from './home.module.css';

const colours: Readonly<Record<ImportState, string>> = {
  waiting: 'gray',
  checking: 'lagoon',
  checked: 'lagoon',
  refused: 'red',
  applying: 'lagoon',
  applied: 'green',
  undoing: 'lagoon',
  undone: 'gray',
  cancelled: 'gray',
  failed: 'red',
};

/** The latest imports with what they brought. */
export function RecentImports({ imports }: { readonly imports: HomeSummary['recentImports'] }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  return (
    <section className={classes.panel} aria-labelledby="home-imports">
      <Group justify="space-between" align="baseline">
        <h2 id="home-imports" className={classes.heading}>
          {t('imports.heading')}
        </h2>
        <Anchor component={Link} to="/equipment/import" size="sm">
          {t('imports.new')}
        </Anchor>
      </Group>
      {imports.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('imports.none')}
        </Text>
      )}
      <ul className="rems-plain-list">
        {imports.map(({ id, source, fileName, state, counts, createdAt, createdBy }) => (
          <li key={id} className={classes.line}>
            <span className={classes.what}>
              <Anchor component={Link} to={`/equipment/import/${id}`} size="sm">
                {source === 'sample' ? t('imports.sample') : fileName}
              </Anchor>{' '}
              <Badge size="sm" variant="light" color={colours[state]} tt="none">
                {t(`imports.states.${state}`)}
              </Badge>
              <span className={classes.more}>
                {t('imports.counts', {
                  created: formats.number(counts.created),
                  updated: formats.number(counts.updated),
                  errors: formats.number(counts.errors),
                })}
                {` · ${createdBy}`}
              </span>
            </span>
            <Moment at={createdAt} className={classes.when} />
          </li>
        ))}
      </ul>
    </section>
  );
}
