import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts as Certificate } from '#shared/certificates.ts';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Fingerprint } from './fingerprint.tsx';

interface Props {
  readonly of: Certificate;
  /** An authority is good for no names of its own. */
  readonly authority?: boolean;
}

/** What a certificate says of itself. */
export function CertificateFacts({ of: certificate, authority = false }: Props) {
  const { t } = useTranslation('certificates');
  const formats = useFormats();
  const { subject, issuer, names, validFrom, validTo, daysLeft, key, chain, selfSigned, fingerprint } = certificate;
  const day = (at: string) => formats.date(at.slice(0, 10));
  return (
    <Stack gap="sm">
      <Facts
        of={[
          [t('facts.subject'), subject],
          [t('facts.issuer'), selfSigned ? t('facts.self') : issuer],
          ...(authority ? [] : [[t('facts.names'), names.join(', ') || t('facts.noNames')] as const]),
          [t('facts.valid'), t('facts.validText', { from: day(validFrom), to: day(validTo) })],
          [t('facts.left'), daysLeft < 0 ? t('facts.ended') : formats.number(daysLeft)],
          [t('facts.key'), key],
          ...(authority ? [] : [[t('facts.sent'), t('facts.chain', { count: chain })] as const]),
        ]}
      />
      <Facts of={[[t('facts.fingerprint'), <Fingerprint key="fingerprint" text={fingerprint} />]]} />
    </Stack>
  );
}
