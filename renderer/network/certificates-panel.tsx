import { Button, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { IconCertificate, IconFileCertificate, IconFiles, IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateHolding } from '../../shared/certificates.ts';
import { CertificateKind } from '../../shared/network.ts';
import { useCall } from '../api/hooks.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { HoldingSigns } from './holding-signs.tsx';
import { ImportedPanel } from './imported-panel.tsx';
import { isReachable } from './is-reachable.ts';
import type { NetworkPart } from './network-part.ts';
import { OwnPanel } from './own-panel.tsx';
import { SelfSignedPanel } from './self-signed-panel.tsx';
import { useChooseCertificate } from './use-choose-certificate.ts';
import { WatchedFilesPanel } from './watched-files-panel.tsx';

const icons = {
  own: IconCertificate,
  imported: IconFileCertificate,
  files: IconFiles,
  'self-signed': IconTestPipe,
} as const;

/** In the order of advice. */
const kinds = ['own', 'imported', 'files', 'self-signed'] as const;

/** Where the certificate comes from, how each kind stands, and everything that can be done with it. */
export function CertificatesPanel(part: NetworkPart) {
  const { network, here } = part;
  const { t } = useTranslation('certificates');
  const state = useCall('certificates.state', {}, { refetchOnMount: 'always' });
  const [looked, setLooked] = useState<CertificateKind>(network.settings.certificate);
  const { choose, pending } = useChooseCertificate(network.settings);
  const { data } = state;
  if (state.error) return <ErrorPanel error={state.error} onRetry={() => void state.refetch()} />;
  if (!data) return <Skeleton height={320} radius="md" />;
  const holdingOf = (kind: CertificateKind): CertificateHolding =>
    data.items.find((one) => one.kind === kind) ?? { kind, certificate: null, active: false, trouble: null };
  const holding = holdingOf(looked);
  const chosen = network.settings.certificate === looked;
  const usable = holding.certificate !== null || looked === 'own';
  const given = { here, state: data, holding, names: suggestedNames(part) };
  return (
    <Stack gap="md">
      <SectionCard title={t('choice')} lead={t('lead')}>
        <Radio.Group
          aria-label={t('choice')}
          value={looked}
          onChange={(kind) => setLooked(CertificateKind.parse(kind))}
        >
          <Stack gap="xs">
            {kinds.map((kind) => (
              <ChoiceCard
                key={kind}
                value={kind}
                icon={icons[kind]}
                title={t(`kinds.${kind}`)}
                text={t(`kindHints.${kind}`)}
                signs={<HoldingSigns of={holdingOf(kind)} chosen={network.settings.certificate === kind} />}
              />
            ))}
          </Stack>
        </Radio.Group>
      </SectionCard>
      <SectionCard
        title={t(`kinds.${looked}`)}
        actions={
          !chosen && (
            <Button size="xs" disabled={!here || !usable} loading={pending} onClick={() => void choose(looked)}>
              {t(network.settings.enabled ? 'use.act' : 'use.off')}
            </Button>
          )
        }
      >
        <Stack gap="md">
          {chosen && !holding.active && <Text size="sm">{t('use.current')}</Text>}
          {!usable && <Text size="sm">{t('use.need')}</Text>}
          {looked === 'own' && <OwnPanel {...given} />}
          {looked === 'imported' && <ImportedPanel {...given} />}
          {looked === 'files' && <WatchedFilesPanel {...given} />}
          {looked === 'self-signed' && <SelfSignedPanel {...given} />}
        </Stack>
      </SectionCard>
    </Stack>
  );
}

/** Under what people open it: the public name, the machine's own, further names, and its private addresses. */
function suggestedNames({ network }: NetworkPart): string[] {
  const { settings, hostName, addresses } = network;
  const own = addresses.filter((one) => isReachable(one) && one.family === 'ipv4').map((one) => one.address);
  return [
    ...new Set([
      ...(settings.publicName ? [settings.publicName] : []),
      hostName.toLowerCase(),
      ...settings.names,
      ...own,
    ]),
  ];
}
