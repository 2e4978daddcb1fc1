import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderRule } from '../../shared/reminders.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { PreviewCard } from './preview-card.tsx';
import { ReminderDialog } from './reminder-dialog.tsx';
import { ReminderTable } from './reminder-table.tsx';
import { SentCard } from './sent-card.tsx';

/** When whom is reminded of what, what would go out now, and what went. */
export function RemindersPage() {
  const { t } = useTranslation('reminders');
  const rules = useCall('reminders.rules', {});
  const [opened, setOpened] = useState<{ readonly rule: ReminderRule | undefined }>();
  const items = rules.data?.items;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({ rule: undefined })}>
          {t('new')}
        </Button>
      }
    >
      <Stack gap="md">
        {rules.error && <ErrorPanel error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.isPending && <Skeleton height={160} radius="md" />}
        {items?.length === 0 && <Text size="sm">{t('none')}</Text>}
        {items !== undefined && items.length > 0 && (
          <ReminderTable rules={items} edit={(rule) => setOpened({ rule })} />
        )}
        <PreviewCard />
        <SentCard />
      </Stack>
      {opened && <ReminderDialog rule={opened.rule} close={() => setOpened(undefined)} />}
    </Page>
  );
}
