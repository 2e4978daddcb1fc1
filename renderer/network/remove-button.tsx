import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRemoveCertificate } from './use-remove-certificate.ts';

interface Props {
  readonly what: Parameters<typeof useRemoveCertificate>[0];
  readonly label: string;
  readonly here: boolean;
  /** Served now: it cannot be removed, and the button says why. */
  readonly served?: boolean;
}

/** Forgets a certificate or the open request. */
export function RemoveButton({ what, label, here, served = false }: Props) {
  const { t } = useTranslation('certificates');
  const { ask, pending } = useRemoveCertificate(what);
  return (
    <Button
      variant="subtle"
      color="red"
      size="xs"
      disabled={!here || served}
      loading={pending}
      {...(served ? { title: t('remove.served') } : {})}
      onClick={() => void ask()}
    >
      {label}
    </Button>
  );
}
