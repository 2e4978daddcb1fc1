import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { About } from '../../shared/system.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Logo } from '../ui/logo.tsx';
import { Page } from '../ui/page.tsx';
import classes from './about.module.css';

/** Which version this is and what it runs on: what a support call asks for. */
export function AboutPage() {
  const { t } = useTranslation('about');
  const about = useCall('system.about', {});
  return (
    <Page title={t('title')}>
      <div className={classes.panel}>
        <div className={classes.brand}>
          <Logo size={44} />
          <div>
            <Text fw={650}>REMS Workstation</Text>
            <Text size="sm" c="dimmed">
              {t('purpose')}
            </Text>
          </div>
        </div>
        {about.isPending && <Skeleton height={180} radius="md" />}
        {about.error && !about.data && <ErrorPanel error={about.error} onRetry={() => void about.refetch()} />}
        {about.data && <Facts about={about.data} />}
      </div>
    </Page>
  );
}

function Facts({ about }: { readonly about: About }) {
  const { t } = useTranslation('about');
  return (
    <dl className={classes.facts}>
      <dt>{t('version')}</dt>
      <dd>{about.version}</dd>
      <dt>{t('host')}</dt>
      <dd>{t(`hosts.${about.host}`)}</dd>
      <dt>{t('installId')}</dt>
      <dd className={classes.code}>{about.installId}</dd>
      <dt>{t('schemaVersion')}</dt>
      <dd>{about.schemaVersion}</dd>
      {about.dataFolder && (
        <>
          <dt>{t('dataFolder')}</dt>
          <dd className={classes.code}>{about.dataFolder}</dd>
        </>
      )}
      {about.runtime.map(({ name, version }) => (
        <div key={name} className={classes.pair}>
          <dt>{name}</dt>
          <dd>{version}</dd>
        </div>
      ))}
    </dl>
  );
}
