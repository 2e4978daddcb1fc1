import { Button } from '@mantine/core';
import { IconArchive, IconPencil, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identity } from '../../shared/identity-fields.ts';
import type { Patient } from '../../shared/patient-records.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { useIdentityAction } from './use-identity-action.ts';
import { useLook } from './use-look.tsx';

/** What can be done with a patient: correct, archive, bring back. */
export function PatientActs({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const { can } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  const { look, pending, dialog } = useLook();
  const reveal = useIdentityAction('patients.reveal');
  const [correcting, setCorrecting] = useState<{
    readonly identity: Identity;
    lookAgain(): Promise<Identity | null>;
  }>();
  const [archiving, setArchiving] = useState(false);
  const { id, version, identifier } = patient;
  const changed = (message: string) => {
    touch('patient');
    notify.done(message);
    setArchiving(false);
  };
  const archive = useAction('patients.archive', { onSuccess: () => changed(t('archive.done', { identifier })) });
  const restore = useAction('patients.restore', {
    onSuccess: () => changed(t('archive.restored', { identifier })),
    onError: notify.failed,
  });
  // Whoever corrects looks at what is stored, and that is on record as any other look.
  const correct = () =>
    look(async (reason) => {
      const lookAgain = async () => {
        const { items } = await reveal.run({ ids: [id], ...(reason === undefined ? {} : { reason }) });
        return items[0]?.identity ?? null;
      };
      const identity = await lookAgain();
      setCorrecting(identity === null ? undefined : { identity, lookAgain });
      touch('patient');
    });
  if (!can('patients:create')) return null;
  return (
    <>
      {patient.state === 'active' && patient.readable && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          loading={pending}
          onClick={correct}
        >
          {t('correct.button')}
        </Button>
      )}
      {patient.state === 'active' ? (
        <Button
          variant="default"
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={() => setArchiving(true)}
        >
          {t('archive.button')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconRotate size={16} aria-hidden />}
          loading={restore.isPending}
          onClick={() => restore.mutate({ id, version })}
        >
          {t('archive.restore')}
        </Button>
      )}
      {dialog}
      {correcting !== undefined && (
        <CorrectDialog patient={patient} {...correcting} close={() => setCorrecting(undefined)} />
      )}
      {archiving && (
        <ReasonDialog
          title={t('archive.title', { identifier })}
          message={t('archive.text')}
          confirmLabel={t('archive.button')}
          required
          pending={archive.isPending}
          error={archive.error}
          confirm={(reason = '') => archive.mutate({ id, version, reason })}
          close={() => setArchiving(false)}
        />
      )}
    </>
  );
}
