import { Stack } from '@mantine/core';
import { CertificateInUse } from './certificate-in-use.tsx';
import { ConnectedCard } from './connected-card.tsx';
import { FirewallCard } from './firewall-card.tsx';
import type { NetworkPart } from './network-part.ts';
import { OffCard } from './off-card.tsx';
import { ProtectCard } from './protect-card.tsx';
import { StandingCard } from './standing-card.tsx';

/** Whether other computers can get in: the switch while it is off; everything about what is served while it is on. */
export function AccessPanel(part: NetworkPart) {
  const { network } = part;
  if (!network.settings.enabled) return <OffCard {...part} />;
  return (
    <Stack gap="md">
      <StandingCard {...part} />
      <CertificateInUse />
      {network.firewall && network.settings.scope !== 'loopback' && <FirewallCard firewall={network.firewall} />}
      <ConnectedCard here={part.here} />
      <ProtectCard {...part} />
    </Stack>
  );
}
