import { Button, Group, Modal, Text } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What a confirmation asks. */
export interface Question {
  readonly title: string;
  readonly message: ReactNode;
  /** Names the act ("Remove the sample clinic"), never just "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  /** The act cannot be taken back. */
  readonly danger?: boolean;
}

type Confirm = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Confirm | null>(null);

interface Pending {
  readonly question: Question;
  readonly answer: (yes: boolean) => void;
}

/** Holds the one confirmation dialog; a question asked over an open one answers the open one with no. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const [pending, setPending] = useState<Pending | null>(null);
  const [opened, setOpened] = useState(false);

  const confirm = useCallback<Confirm>(
    (question) =>
      new Promise((resolve) => {
        setPending((before) => {
          before?.answer(false);
          return { question, answer: resolve };
        });
        setOpened(true);
      }),
    [],
  );

  const close = (yes: boolean) => {
    pending?.answer(yes);
    // The words stay until the closing animation is over.
    setOpened(false);
  };

  return (
    <ConfirmContext value={confirm}>
      {children}
      <Modal
        opened={opened}
        onClose={() => close(false)}
        title={pending?.question.title}
        closeButtonProps={{ 'aria-label': t('close') }}
        centered
        size="md"
      >
        <Text component="div" size="sm">
          {pending?.question.message}
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => close(false)} data-autofocus>
            {pending?.question.cancelLabel ?? t('confirm.cancel')}
          </Button>
          <Button {...(pending?.question.danger ? { color: 'red' } : {})} onClick={() => close(true)}>
            {pending?.question.confirmLabel}
          </Button>
        </Group>
      </Modal>
    </ConfirmContext>
  );
}

/** `if (await confirm({ … })) …`: resolves to false on Esc, on a click outside and on the cancel button. */
export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext);
  if (!confirm) throw new Error('ConfirmProvider is missing.');
  return confirm;
}
