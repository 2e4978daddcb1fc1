import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CertificateHolding } from '../../shared/certificates.ts';
import { useSentence } from '../i18n/index.ts';
import { CertificateFacts } from '../parts/certificates/certificate-facts.tsx';
import { useFormats } from '../ui/formats.ts';

interface Props {
  readonly of: CertificateHolding;
  /** Said while there is none. */
  readonly none: string;
}

/** The certificate of a kind with what is wrong with it, or that there is none. */
export function HeldCertificate({ of: { certificate, trouble }, none }: Props) {
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const ended = certificate !== null && certificate.daysLeft < 0;
  return (
    <>
      {trouble !== null && (
        <Alert variant="light" color={ended ? 'red' : 'yellow'} icon={<IconAlertTriangle aria-hidden />}>
          {datesIn(sentence(trouble))}
        </Alert>
      )}
      {certificate === null ? <Text size="sm">{none}</Text> : <CertificateFacts of={certificate} />}
    </>
  );
}
