import { useTranslation } from 'react-i18next';
import type { BackupRun } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';

/** The acts that take a while and answer what came of them; each says so wherever one has gone meanwhile. */
export function useBackupRun() {
  const { t } = useTranslation('backup');
  const notify = useNotify();
  const touch = useTouch();
  const told = (kind: 'make' | 'drill' | 'copy') => ({
    onSuccess: (run: BackupRun) => {
      if (run.result === 'done') notify.done(t(`done.${kind}`));
      else notify.failed(new AppError('CONFLICT', run.message ?? ''));
    },
    onError: notify.failed,
    onSettled: () => touch('backup'),
  });
  return {
    make: useAction('backup.run', told('make')),
    drill: useAction('backup.drill', told('drill')),
    copy: useAction('backup.copy', told('copy')),
  };
}
