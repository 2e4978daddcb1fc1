import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useUnsavedGuard } from '../../ui/form-guard.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

interface Props {
  readonly title: string;
  readonly confirmLabel: string;
  /** Something was typed that would be lost. */
  readonly dirty: boolean;
  readonly pending: boolean;
  /** What the core refused and no field shows; undefined for nothing. */
  readonly error: unknown;
  readonly children: ReactNode;
  submit(): unknown;
  close(): void;
}

/** The frame of the small forms about clocks: what was refused, the fields, cancel and the act by its name. */
export function DialogFrame({ title, confirmLabel, dirty, pending, error, children, submit, close }: Props) {
  useReturnFocus();
  useUnsavedGuard(dirty);
  const { t } = useTranslation('ui');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // React events rise through portals: a form around the dialog must not be sent.
    event.stopPropagation();
    if (!pending) submit();
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!dirty}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          {error != null && <ErrorPanel error={error} />}
          {children}
          <Group justify="flex-end" mt="xs">
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
