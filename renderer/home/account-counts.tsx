import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HomeSummary } from '../../shared/home.ts';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import classes from './home.module.css';

/** Who may sign in, for those who manage accounts. */
export function AccountCounts({ accounts }: { readonly accounts: NonNullable<HomeSummary['accounts']> }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const { total, active, administrators, investigators, patients, newest } = accounts;
  const counts = [
    t('accounts.active', { active, total }),
    t('accounts.administrators', { count: administrators }),
    t('accounts.investigators', { count: investigators }),
    ...(patients > 0 ? [t('accounts.patients', { count: patients, number: formats.number(patients) })] : []),
  ];
  return (
    <section className={classes.panel} aria-labelledby="home-accounts">
      <Group justify="space-between" gap="xs" align="baseline">
        <h2 id="home-accounts" className={classes.heading}>
          {t('accounts.heading')}
        </h2>
        <Anchor component={Link} to="/admin/accounts" size="sm">
          {t('accounts.all')}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {counts.join(' · ')}
      </Text>
      <ul className="rems-plain-list" aria-label={t('accounts.newest')}>
        {newest.map((account) => (
          <li key={account.id} className={classes.line}>
            <span className={classes.what}>
              <Anchor component={Link} to={`/admin/accounts/${account.id}`} size="sm">
                {account.username}
              </Anchor>
              {!account.active && ` (${t('accounts.inactive')})`}
            </span>
            <Moment at={account.createdAt} className={classes.when} />
          </li>
        ))}
      </ul>
    </section>
  );
}
