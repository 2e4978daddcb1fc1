import { Alert, Anchor, List } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { InputOf } from '../../api/client.ts';
import { useCall } from '../../api/hooks.ts';

/** What the banner of a unit asks for. */
export function blockingFindingsOf(unitId: number): InputOf<'findings.list'> {
  return { unitId, state: 'open', severity: ['blocking'], pageSize: 10 };
}

/** Says that a unit must not be used, and why, while a blocking finding is open; nothing otherwise. */
export function DoNotUseBanner({ unitId }: { readonly unitId: number }) {
  const { t } = useTranslation('findings');
  const location = useLocation();
  const list = useCall('findings.list', blockingFindingsOf(unitId));
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconHandStop aria-hidden />}
      title={t('doNotUse.title')}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {t('doNotUse.text')}
      <List size="sm" mt={4}>
        {items.map(({ id, description }) => (
          <List.Item key={id}>
            <Anchor
              component={Link}
              to={`/findings/${id}`}
              state={{ from: location.pathname + location.search }}
              size="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {description.slice(0, 300)}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
