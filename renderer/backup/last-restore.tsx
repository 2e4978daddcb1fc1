import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useAtConsole } from '../parts/backups/use-at-console.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

/** How long a restore that cannot be undone any more is still told. */
const shownMs = 30 * 24 * 60 * 60_000;

/** The last restore, while it is worth knowing, and the way back. */
export function LastRestore() {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const here = useAtConsole();
  const [asking, setAsking] = useState(false);
  const { data } = useCall('restore.last', {}, { refetchOnMount: 'always' });
  const undo = useAction('restore.undo', {
    onSuccess: () => {
      setAsking(false);
      touch('restore');
      notify.done(t('last.undone'));
    },
  });
  const last = data?.last;
  if (!last) return null;
  const open = last.undoUntil !== null && Date.parse(last.undoUntil) > Date.now();
  if (!open && Date.now() - Date.parse(last.at) > shownMs) return null;
  return (
    <Alert role="note" variant="light" icon={<IconHistory aria-hidden />} title={t('last.title')}>
      <Stack gap={4} align="flex-start">
        <Text size="sm">
          {t('last.text', {
            made: last.setAt === null ? last.set : formats.instant(last.setAt),
            when: formats.instant(last.at),
            by: last.by,
          })}{' '}
          {t('last.reason', { reason: last.reason })}
        </Text>
        <Text size="sm">
          {open && last.undoUntil !== null
            ? t('last.undoUntil', { date: formats.instant(last.undoUntil) })
            : t('last.noUndo')}
        </Text>
        {open &&
          (here ? (
            <Button
              size="xs"
              variant="default"
              mt={4}
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {t('last.undo')}
            </Button>
          ) : (
            <Text size="sm">{t('last.elsewhere')}</Text>
          ))}
      </Stack>
      {asking && (
        <ReasonDialog
          title={t('last.undoTitle')}
          message={t('last.undoMessage')}
          confirmLabel={t('last.undo')}
          danger
          required
          pending={undo.isPending}
          error={undo.error}
          confirm={(reason) => undo.mutate({ reason: reason ?? '' })}
          close={() => setAsking(false)}
        />
      )}
    </Alert>
  );
}
