import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useSaveShortcut } from '../../ui/shortcuts.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

interface Props {
  readonly title: string;
  readonly confirmLabel: string;
  readonly dirty: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly children: ReactNode;
  submit(): unknown;
  close(): void;
}

/** The frame of the dialogs about bookings: a whole page on a phone, Ctrl+S saves. */
export function BookingFrame({ title, confirmLabel, dirty, pending, error, children, submit, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('ui');
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const send = () => {
    if (!pending) submit();
  };
  useSaveShortcut(send);
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!dirty}
      title={title}
      size="lg"
      centered
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          // React events rise through portals: a form around the dialog must not be sent.
          event.stopPropagation();
          send();
        }}
      >
        <Stack gap="md">
          {error != null && <ErrorPanel error={error} />}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
