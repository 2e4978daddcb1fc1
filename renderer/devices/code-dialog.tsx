import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { QrCode } from '../session/qr-code.tsx';
import { useSession } from '../session/session.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { useFormats } from '../ui/formats.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import classes from './code-dialog.module.css';

interface Props {
  readonly name: string;
  readonly code: string;
  readonly expiresAt: string;
  close(): void;
}

/** The code, large and this once, and where it is typed. */
export function CodeDialog({ name, code, expiresAt, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('devices');
  const { t: words } = useTranslation('ui');
  const formats = useFormats();
  const place = useEnrolAddress();
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      title={t('code.title', { name })}
      size="md"
      centered
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <Group gap="sm" justify="center">
          <output className={classes.code} aria-label={t('code.label')}>
            {code}
          </output>
          <CopyText text={code} />
        </Group>
        <Text size="sm">{t('code.lead', { until: formats.instant(expiresAt) })}</Text>
        {place === null ? (
          <Text size="sm">{t('code.noAddress')}</Text>
        ) : (
          <Group gap="md" align="center">
            <QrCode text={place} label={t('code.qr')} />
            <Text size="sm" className={classes.address ?? ''}>
              {t('code.open')}
              <br />
              <strong>{place}</strong>
            </Text>
          </Group>
        )}
        <Group justify="flex-end">
          <Button onClick={close}>{t('code.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Where other PCs open the sign-in page; null while none can. */
function useEnrolAddress(): string | null {
  const { can } = useSession();
  const formats = useCall('labels.formats', {}, { enabled: can('equipment:read') });
  const base = formats.data?.linksTo ?? null;
  return base === null ? null : `${base.replace(/\/+$/, '')}/enrol-device`;
}
