import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { useConfirm } from './confirm.tsx';
import { useUnsaved } from './unsaved.tsx';

/**
 * Asks before unsaved changes are lost: on navigation inside the app with a dialog, on closing the window with the browser's own.
 * Changing only what stands behind the `?` or `#` of the address is no navigation.
 */
export function useUnsavedGuard(dirty: boolean): void {
  const { t } = useTranslation('ui');
  const confirm = useConfirm();
  const unsaved = useUnsaved();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirm({
      title: t('unsaved.title'),
      message: t('unsaved.message'),
      confirmLabel: t('unsaved.leave'),
      cancelLabel: t('unsaved.stay'),
      danger: true,
    }).then((leave) => (leave ? blocker.proceed() : blocker.reset()));
  }, [blocker, confirm, t]);

  useEffect(() => {
    if (!dirty) return;
    const release = unsaved.hold();
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      release();
      window.removeEventListener('beforeunload', ask);
    };
  }, [dirty, unsaved]);
}
