import { Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { CopyText } from '../ui/copy-text.tsx';
import { SectionCard } from '../ui/section-card.tsx';

interface Props {
  readonly firewall: NonNullable<OutputOf<'network.state'>['firewall']>;
}

/** The commands that open the port in this system's firewall and close it again. */
export function FirewallCard({ firewall }: Props) {
  const { t } = useTranslation('network');
  return (
    <SectionCard title={t('firewall.title')} lead={t(`firewall.lead.${firewall.system}`)}>
      <Stack gap="sm">
        {(['open', 'close'] as const).map((which) => (
          <div key={which}>
            <Text size="sm" mb={4}>
              {t(`firewall.${which}`)}
            </Text>
            <Group gap="xs" align="flex-start">
              <Code block flex="1 1 18rem" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {firewall[which]}
              </Code>
              <CopyText text={firewall[which]} />
            </Group>
          </div>
        ))}
      </Stack>
    </SectionCard>
  );
}
