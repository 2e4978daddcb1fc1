import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/contract/errors.ts';
import { useErrorText } from './error-text.ts';

/** Says in the corner of the screen what was done, or what did not work; it leaves by itself. */
export interface Notify {
  done(message: string): void;
  failed(error: unknown): void;
}

/** Short messages about what just happened. */
export function useNotify(): Notify {
  const { t } = useTranslation('ui');
  const text = useErrorText();
  const closeButtonProps = { 'aria-label': t('close') };
  return {
    done: (message) => notifications.show({ message, closeButtonProps }),
    failed(error) {
      // Whoever closes the question for the password knows that nothing was done.
      if (error instanceof AppError && error.code === 'REAUTH_REQUIRED') return;
      notifications.show({ message: text(error), color: 'red', closeButtonProps });
    },
  };
}
