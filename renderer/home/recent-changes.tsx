import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RecentChange } from '../../shared/home.ts';
import { Moment } from '../ui/moment.tsx';
import { actKey } from './acts.ts';
import classes from './home.module.css';

/** Who did what lately. */
export function RecentChanges({ changes }: { readonly changes: readonly RecentChange[] }) {
  const { t } = useTranslation('home');
  return (
    <section className={classes.panel} aria-labelledby="home-changes">
      <h2 id="home-changes" className={classes.heading}>
        {t('changes.heading')}
      </h2>
      {changes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('changes.none')}
        </Text>
      )}
      <ul className="rems-plain-list">
        {changes.map((change) => (
          <li key={change.seq} className={classes.line}>
            <span className={classes.what}>
              <strong>{change.actor}</strong> {t(`acts.${actKey(change.action)}`)} <Subject change={change} />
              {change.fields.length > 0 && <span className={classes.more}>{fieldList(change.fields)}</span>}
            </span>
            <Moment at={change.at} className={classes.when} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Subject({ change: { entity, entityId, label } }: { readonly change: RecentChange }) {
  // Only a unit has a page of its own; a record that is gone has no label.
  if (entity !== 'unit' || entityId === null || label === null) return label;
  return (
    <Anchor component={Link} to={`/equipment/${entityId}`} size="sm">
      {label}
    </Anchor>
  );
}

/** At most four names; the rest is in the record's own history. */
function fieldList(fields: readonly string[]): string {
  const most = 4;
  return fields.length <= most ? fields.join(', ') : `${fields.slice(0, most).join(', ')} +${fields.length - most}`;
}
