import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RecentChange } from '../../shared/home.ts';
import { useSession } from '../session/session.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { actKey } from './acts.ts';
import classes from './home.module.css';

/** Who did what lately. */
export function RecentChanges({ changes }: { readonly changes: readonly RecentChange[] }) {
  const { t } = useTranslation('home');
  const { can } = useSession();
  const formats = useFormats();
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
              {change.entity !== 'import' && change.fields.length > 0 && (
                <FieldList entity={change.entity} fields={change.fields} />
              )}
            </span>
            {can('audit:read') ? (
              <Anchor
                component={Link}
                to={`/admin/audit?entry=${change.seq}`}
                size="sm"
                className={classes.when ?? ''}
                aria-label={`${formats.relative(change.at)}: ${t('changes.entry', { seq: change.seq })}`}
              >
                <Moment at={change.at} />
              </Anchor>
            ) : (
              <Moment at={change.at} className={classes.when} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Subject({ change: { entityId, label, unitId } }: { readonly change: RecentChange }) {
  // What is on record about a unit is found on its page; a record that is gone has no label.
  if (label === null) return entityId === null ? null : `#${entityId}`;
  if (unitId === null) return label;
  return (
    <Anchor component={Link} to={`/equipment/${unitId}`} size="sm">
      {label}
    </Anchor>
  );
}

/** At most four names, as the screens call them; the rest is in the record's own history. */
function FieldList({ entity, fields }: { readonly entity: string; readonly fields: readonly string[] }) {
  const { i18n } = useTranslation();
  const most = 4;
  const named = fields.slice(0, most).map((field) => {
    const key = `fields.${field}`;
    // A field without a word of its own, or of another kind of record, is shown as the trail names it.
    return entity === 'unit' && i18n.exists(key, { ns: 'equipment' })
      ? String(i18n.getResource(i18n.resolvedLanguage ?? 'en', 'equipment', key))
      : field;
  });
  const rest = fields.length - named.length;
  return <span className={classes.more}>{named.join(', ') + (rest > 0 ? ` +${rest}` : '')}</span>;
}
