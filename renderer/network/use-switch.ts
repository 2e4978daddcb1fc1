import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useApi } from '../api/context.tsx';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';

/** The acts on what is served: a restart, a test, and switching it off after asking. */
export function useSwitch({ settings }: Pick<OutputOf<'network.state'>, 'settings'>) {
  const { t } = useTranslation('network');
  const api = useApi();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const restart = useAction('network.restart', {
    onSuccess({ state }) {
      if (state === 'up') notify.done(t('standing.restarted'));
    },
    onError: notify.failed,
    onSettled: () => touch('network'),
  });
  const test = useAction('network.test');
  const off = useAction('network.save', {
    onSuccess: () => notify.done(t('standing.turnedOff')),
    onError: notify.failed,
    onSettled: () => touch('network'),
  });
  /** Says who would be cut off before it is done. */
  const turnOff = async () => {
    const connected = await api.network.connected({}).catch(() => undefined);
    const count = connected?.items.length ?? 0;
    const yes = await confirm({
      title: t('standing.turnOffTitle'),
      message: [t('standing.turnOffMessage'), ...(count > 0 ? [t('standing.turnOffPeople', { count })] : [])].join(' '),
      confirmLabel: t('standing.turnOff'),
      danger: true,
    });
    if (yes) off.mutate({ version: settings.version, enabled: false });
  };
  return { restart, test, off, turnOff };
}
