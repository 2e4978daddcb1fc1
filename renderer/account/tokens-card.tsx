import { Anchor, Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { TokenTable } from '../parts/tokens/token-table.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { MadeToken } from './made-token.tsx';
import { MakeTokenDialog } from './make-token-dialog.tsx';

/** The own access tokens: see them, make one, end one. */
export function TokensCard() {
  const { t } = useTranslation('tokens');
  const own = useCall('tokens.own', {});
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const [ended, setEnded] = useState(false);
  const all = own.data?.items ?? [];
  const shown = all.filter(({ state }) => ended || state === 'active');
  return (
    <SectionCard
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button variant="default" size="xs" onClick={() => setMaking(true)}>
          {t('make')}
        </Button>
      }
    >
      <Stack gap="sm">
        {made !== undefined && <MadeToken token={made} onKept={() => setMade(undefined)} />}
        {own.isPending && <Skeleton height={64} radius="md" />}
        {own.error && !own.data && <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />}
        {own.data && shown.length === 0 && <Text size="sm">{t('none')}</Text>}
        {shown.length > 0 && <TokenTable label={t('table')} tokens={shown} />}
        <Group gap="md">
          {all.some(({ state }) => state !== 'active') && (
            <Switch label={t('ended')} checked={ended} onChange={(event) => setEnded(event.currentTarget.checked)} />
          )}
          <Anchor component={Link} to="/help/api" size="sm">
            {t('help')}
          </Anchor>
        </Group>
      </Stack>
      {making && (
        <MakeTokenDialog
          onMade={(token) => {
            setMade(token);
            setMaking(false);
          }}
          close={() => setMaking(false)}
        />
      )}
    </SectionCard>
  );
}
