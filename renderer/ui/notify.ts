import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/contract/errors.ts';
import { ActMessage } from './act-message.tsx';
import { useErrorText } from './error-text.ts';

/** A button in a message. */
export interface NotifyAct {
  readonly label: string;
  run(): void;
}

/** Says in the corner of the screen what was done, or what did not work; it leaves by itself. */
export interface Notify {
  /** @param act offered beside the message, to take back what was done */
  done(message: string, act?: NotifyAct): void;
  failed(error: unknown): void;
}

/** Long enough to read a message and decide to take it back. */
const actMs = 10_000;

/** Short messages about what just happened. */
export function useNotify(): Notify {
  const { t } = useTranslation('ui');
  const text = useErrorText();
  const closeButtonProps = { 'aria-label': t('close') };
  return {
    done(message, act) {
      if (!act) return void notifications.show({ message, closeButtonProps });
      const id = notifications.show({
        closeButtonProps,
        autoClose: actMs,
        message: createElement(ActMessage, {
          message,
          label: act.label,
          onClick: () => {
            notifications.hide(id);
            act.run();
          },
        }),
      });
    },
    failed(error) {
      // Whoever closes the question for the password knows that nothing was done.
      if (error instanceof AppError && error.code === 'REAUTH_REQUIRED') return;
      notifications.show({ message: text(error), color: 'red', closeButtonProps });
    },
  };
}
