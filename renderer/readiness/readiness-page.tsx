import { Button, Menu, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileTypePdf, IconPrinter, IconSignature, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { ReadinessChecks } from './readiness-checks.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { SignOffsCard } from './sign-offs-card.tsx';
import { usePrint } from './use-print.ts';

/** Whether the installation is in order, and what to do where it is not. */
export function ReadinessPage() {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const print = usePrint();
  const [signing, setSigning] = useState(false);
  // Most of what is looked at (disk, clock, files) changes without an event.
  const checks = useCall('readiness.checks', {}, { refetchOnMount: 'always' });
  const run = useAction('readiness.run', {
    onSuccess: () => {
      touch('readiness');
      notify.done(t('ran'));
    },
    onError: notify.failed,
  });
  const { data } = checks;
  return (
    <Page
      title={t('title')}
      lead={
        <>
          {t('lead')}{' '}
          {data &&
            (data.thoroughAt === null
              ? t('neverExamined')
              : t('examined', { when: formats.relative(data.thoroughAt) }))}
        </>
      }
      actions={
        <>
          <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button variant="default" loading={print.pending} leftSection={<IconPrinter size={16} aria-hidden />}>
                {t('print')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                data-autofocus
                leftSection={<IconFileTypePdf size={18} aria-hidden />}
                onClick={() => print.checklist()}
              >
                {t('checklist')}
              </Menu.Item>
              <Menu.Item leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={() => print.plan()}>
                {t('plan')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button
            variant="default"
            disabled={data === undefined}
            leftSection={<IconSignature size={16} aria-hidden />}
            onClick={() => setSigning(true)}
          >
            {t('sign')}
          </Button>
          <Button
            loading={run.isPending}
            leftSection={<IconStethoscope size={16} aria-hidden />}
            onClick={() => run.mutate({})}
          >
            {t('run')}
          </Button>
        </>
      }
    >
      <Stack gap="md">
        <Text role="status" size="sm" hidden={!run.isPending}>
          {run.isPending ? t('running') : ''}
        </Text>
        {checks.error && <ErrorPanel error={checks.error} onRetry={() => void checks.refetch()} />}
        {checks.isPending && <Skeleton height={320} radius="md" />}
        {data && <ReadinessChecks items={data.items} />}
        <SignOffsCard />
      </Stack>
      {signing && data && <SignDialog items={data.items} close={() => setSigning(false)} />}
    </Page>
  );
}
