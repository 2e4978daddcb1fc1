import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { fold } from '../../shared/text.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { DiagnosisList } from './diagnosis-list.tsx';

/** Why somebody can or cannot sign in, by the name that they type, whether there is an account or not. */
export function DiagnosisPage() {
  const { t } = useTranslation('accounts');
  const [params, setParams] = useSearchParams();
  const asked = (params.get('name') ?? '').trim().slice(0, 200);
  const [name, setName] = useState(asked);
  const [missing, setMissing] = useState(false);
  const result = useCall('accounts.diagnose', { username: asked }, { enabled: asked !== '', staleTime: 0 });
  const similar = useCall('accounts.list', { search: asked, pageSize: 20 }, { enabled: asked !== '' });
  const account = similar.data?.items.find(({ username }) => fold(username) === fold(asked));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    setMissing(wanted === '');
    if (wanted === '') return;
    if (wanted === asked) void result.refetch();
    else setParams({ name: wanted });
  };
  return (
    <Page
      title={t('diagnosis.page')}
      actions={
        <Button
          component={Link}
          to="/admin/accounts"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
        >
          {t('back')}
        </Button>
      }
    >
      <Stack gap="md" maw={820}>
        <Text size="sm" c="dimmed">
          {t('diagnosis.lead')}
        </Text>
        <form onSubmit={submit} noValidate>
          <Group align="flex-start" gap="sm">
            <TextInput
              label={t('diagnosis.name')}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              flex="1 1 16rem"
              autoFocus={asked === ''}
              value={name}
              error={missing ? t('diagnosis.missing') : undefined}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" mt={24} loading={result.isFetching}>
              {t('diagnosis.check')}
            </Button>
          </Group>
        </form>
        {result.error && <ErrorPanel error={result.error} onRetry={() => void result.refetch()} />}
        {asked !== '' && result.isPending && <Skeleton height={220} />}
        {result.data !== undefined && (
          <Paper withBorder p="md">
            <DiagnosisList result={result.data} />
            {similar.data !== undefined && (
              <Anchor
                component={Link}
                size="sm"
                to={
                  account
                    ? `/admin/accounts/${account.id}`
                    : `/admin/accounts/new?username=${encodeURIComponent(asked)}`
                }
                mt="md"
                display="inline-block"
              >
                {t(account ? 'diagnosis.toAccount' : 'diagnosis.newAccount')}
              </Anchor>
            )}
          </Paper>
        )}
      </Stack>
    </Page>
  );
}
