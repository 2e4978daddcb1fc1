import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { QrCode } from '../session/qr-code.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { UnnamedSign } from './unnamed-sign.tsx';

interface Props {
  readonly url: string;
  /** Nobody but this computer reaches it. */
  readonly alone: boolean;
  /** What the certificate does not have. */
  readonly unnamed: OutputOf<'network.state'>['standing']['unnamed'];
}

/** What to tell people: the address to type, and the same for the camera of a phone. */
export function PublicAddress({ url, alone, unnamed }: Props) {
  const { t } = useTranslation('network');
  return (
    <Group gap="lg" align="center">
      {!alone && <QrCode text={url} label={t('standing.qr', { url })} />}
      <Stack gap="xs" flex="1 1 16rem">
        <Text size="sm" fw={600}>
          {t('standing.tell')}
        </Text>
        <Anchor href={url} target="_blank" rel="noreferrer" fz="lg" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Anchor>
        <UnnamedSign url={url} unnamed={unnamed} />
        <Group>
          <CopyText text={url} />
        </Group>
        <Text size="sm" c="dimmed" maw="50ch">
          {t(alone ? 'standing.loopbackHint' : 'standing.tellHint')}
        </Text>
        {!alone && named(url) && (
          <Text size="sm" c="dimmed" maw="50ch">
            {t('standing.nameHint')}
          </Text>
        )}
      </Stack>
    </Group>
  );
}

/** A name has to be known in the network, which the name of a computer often is not to phones; an address always works. */
function named(url: string): boolean {
  return !/^(\[|[\d.]+$)/.test(new URL(url).hostname);
}
