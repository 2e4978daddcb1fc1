import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistrySettings } from '../../shared/registry-settings.ts';
import { useCall } from '../api/hooks.ts';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

type RevealReason = RegistrySettings['revealReason'];

/** A look at identities: with the reason that was given, undefined for none. */
type Act = (reason: string | undefined) => Promise<void>;

/** Looks at identities after asking why, where the clinic wants to know. */
export interface Look {
  readonly pending: boolean;
  /** Rendered by whoever looks. */
  readonly dialog: ReactNode;
  look(act: Act): void;
}

/** Does what the settings of the registry say before a look: nothing, or a question for the reason. A refusal is said. */
export function useLook(): Look {
  const { t } = useTranslation('patients');
  const notify = useNotify();
  const choices = useCall('patients.choices', {});
  const [asked, setAsked] = useState<{ readonly act: Act }>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const rule = choices.data?.revealReason;
  const close = () => {
    setAsked(undefined);
    setError(undefined);
  };
  const run = async (act: Act, reason: string | undefined, failed: (refusal: unknown) => void) => {
    setPending(true);
    try {
      await act(reason);
      close();
    } catch (refusal) {
      failed(refusal);
    } finally {
      setPending(false);
    }
  };
  const begin = (act: Act, rule: RevealReason) => {
    if (rule === 'none') void run(act, undefined, notify.failed);
    else setAsked({ act });
  };
  /** Whoever looks before it is known what the clinic wants waits for it. */
  const ask = async (act: Act) => {
    setPending(true);
    const { data, error: refusal } = await choices.refetch({ cancelRefetch: false });
    setPending(false);
    if (data) begin(act, data.revealReason);
    else notify.failed(refusal);
  };
  return {
    pending,
    look(act) {
      if (rule !== undefined) begin(act, rule);
      else void ask(act);
    },
    dialog: asked && (
      <ReasonDialog
        title={t('look.title')}
        message={t('look.text')}
        confirmLabel={t('look.confirm')}
        required={rule === 'required'}
        pending={pending}
        error={error}
        confirm={(reason) => void run(asked.act, reason, setError)}
        close={close}
      />
    ),
  };
}
