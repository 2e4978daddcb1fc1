import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from './error-panel.tsx';
import { useReturnFocus } from './use-return-focus.ts';

interface Props {
  readonly title: string;
  readonly message: ReactNode;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  /** Nothing is done without a reason. */
  readonly required?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  /** The reason as typed, undefined when nothing was. */
  confirm(reason: string | undefined): void;
  close(): void;
}

/** Asks before an act and takes a reason that stays on record. */
export function ReasonDialog({
  title,
  message,
  confirmLabel,
  danger,
  required = false,
  pending,
  error,
  confirm,
  close,
}: Props) {
  useReturnFocus();
  const { t } = useTranslation('lists');
  const { t: tUi } = useTranslation('ui');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const blank = reason.trim() === '';
    setMissing(required && blank);
    if (required && blank) return;
    confirm(blank ? undefined : reason.trim());
  };
  return (
    <Modal opened onClose={close} title={title} centered closeButtonProps={{ 'aria-label': tUi('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {error != null && <ErrorPanel error={error} />}
          <Text component="div" size="sm">
            {message}
          </Text>
          <TextInput
            label={t('reason')}
            description={t(required ? 'reasonKept' : 'reasonHint')}
            required={required}
            error={missing ? t('reasonMissing') : undefined}
            maxLength={255}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {tUi('cancel')}
            </Button>
            <Button type="submit" loading={pending} {...(danger ? { color: 'red' } : {})}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
