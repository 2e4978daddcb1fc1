import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/copy-text.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';

interface Props {
  readonly username: string;
  readonly password: string;
  close(): void;
}

/** Shows a temporary password once; only the button closes it, so that no slip of the hand loses it. */
export function TemporaryPasswordDialog({ username, password, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('accounts');
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('acts.temporaryTitle', { name: username })}
      centered
    >
      <Stack gap="md">
        <Text size="sm">{t('acts.temporaryText', { name: username })}</Text>
        <Code block fz="lg" role="textbox" aria-readonly aria-label={t('acts.temporaryLabel')} tabIndex={0}>
          {password}
        </Code>
        <Group justify="flex-end">
          <CopyText text={password} />
          <Button onClick={close}>{t('acts.temporaryDone')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
