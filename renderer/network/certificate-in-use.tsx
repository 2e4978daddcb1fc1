import { Alert, Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { ExpirySign } from '../parts/certificates/expiry-sign.tsx';
import { Fingerprint } from '../parts/certificates/fingerprint.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';

/** The certificate that browsers get now, with its end and its fingerprint. */
export function CertificateInUse() {
  const { t } = useTranslation('network');
  const { t: tCertificates } = useTranslation('certificates');
  const sentence = useSentence();
  const formats = useFormats();
  const state = useCall('certificates.state', {});
  const holding = state.data?.items.find((one) => one.active);
  const facts = holding?.certificate ?? null;
  return (
    <SectionCard title={t('certificate.title')}>
      <Stack gap="sm">
        {state.error && <ErrorPanel error={state.error} onRetry={() => void state.refetch()} />}
        {state.isPending && <Skeleton height={80} />}
        {state.data && facts === null && <Text size="sm">{t('certificate.none')}</Text>}
        {holding && holding.trouble !== null && (
          <Alert
            variant="light"
            color={facts && facts.daysLeft < 0 ? 'red' : 'yellow'}
            icon={<IconAlertTriangle aria-hidden />}
          >
            {formats.datesIn(sentence(holding.trouble))}
          </Alert>
        )}
        {holding && facts && (
          <>
            <Facts
              of={[
                [tCertificates('choice'), tCertificates(`kinds.${holding.kind}`)],
                [t('certificate.names'), facts.names.join(', ')],
                [
                  tCertificates('facts.left'),
                  <Group key="left" gap="xs">
                    {facts.daysLeft < 0 ? tCertificates('facts.ended') : formats.number(facts.daysLeft)}
                    <ExpirySign daysLeft={facts.daysLeft} />
                  </Group>,
                ],
              ]}
            />
            <Facts of={[[tCertificates('facts.fingerprint'), <Fingerprint key="print" text={facts.fingerprint} />]]} />
          </>
        )}
        <Group gap="md">
          <Anchor component={Link} to="/admin/network?tab=certificate" size="sm" preventScrollReset>
            {t('certificate.more')}
          </Anchor>
          <Anchor component={Link} to="/trust" size="sm">
            {t('certificate.trust')}
          </Anchor>
        </Group>
      </Stack>
    </SectionCard>
  );
}
