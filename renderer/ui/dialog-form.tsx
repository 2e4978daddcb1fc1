import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from './error-panel.tsx';
import { useUnsavedGuard } from './form-guard.tsx';
import { useSaveShortcut } from './shortcuts.ts';
import { useFirstProblem } from './use-first-problem.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface Props {
  readonly title: string;
  readonly confirmLabel: string;
  /** Something was typed that would be lost. */
  readonly dirty: boolean;
  readonly pending: boolean;
  /** What the core refused and no field shows; undefined for nothing. */
  readonly error: unknown;
  /** Room for several fields beside each other. */
  readonly wide?: boolean;
  /** Everything is kept already: there is nothing to cancel, and the act only closes. */
  readonly settled?: boolean;
  readonly children: ReactNode;
  submit(): unknown;
  close(): void;
}

/** A form in a dialog: what was refused, the fields, cancel and the act by its name. A whole page on a phone; Ctrl+S saves. */
export function DialogForm({
  title,
  confirmLabel,
  dirty,
  pending,
  error,
  wide = false,
  settled = false,
  children,
  submit,
  close,
}: Props) {
  useReturnFocus();
  useUnsavedGuard(dirty);
  const { t } = useTranslation('ui');
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const { form, look } = useFirstProblem<HTMLFormElement>();
  const send = () => {
    if (pending) return;
    submit();
    look();
  };
  useSaveShortcut(send);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // React events rise through portals: a form around the dialog must not be sent.
    event.stopPropagation();
    send();
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!dirty}
      title={title}
      size={wide ? 'lg' : 'md'}
      centered
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form ref={form} onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          {error != null && <ErrorPanel error={error} />}
          {children}
          <Group justify="flex-end" mt="xs">
            {!settled && (
              <Button variant="default" onClick={close}>
                {t('cancel')}
              </Button>
            )}
            <Button type="submit" loading={pending}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
