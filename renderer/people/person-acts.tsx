import { Button } from '@mantine/core';
import { IconArchive, IconArrowMerge, IconArrowsExchange, IconPencil, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/people.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { MergePersonDialog } from './merge-person-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';

/** What can be done with a person: edit, hand over, archive, bring back. */
export function PersonActs({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  const [open, setOpen] = useState<'edit' | 'handOver' | 'merge' | 'archive'>();
  const close = () => setOpen(undefined);
  const changed = (message: string) => {
    touch('person');
    notify.done(message);
    close();
  };
  const archive = useAction('people.archive', { onSuccess: () => changed(t('archived', { name: person.name })) });
  const reactivate = useAction('people.reactivate', {
    onSuccess: () => changed(t('reactivated', { name: person.name })),
    onError: notify.failed,
  });
  const writes = can('people:write');
  return (
    <>
      {writes && (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
          {t('edit')}
        </Button>
      )}
      {can('equipment:write') && (
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          onClick={() => setOpen('handOver')}
        >
          {t('handOver.button')}
        </Button>
      )}
      {writes &&
        (person.active ? (
          <Button
            variant="default"
            leftSection={<IconArchive size={16} aria-hidden />}
            onClick={() => setOpen('archive')}
          >
            {t('archive')}
          </Button>
        ) : (
          // A merged record comes back by undoing the merge.
          person.mergedInto === null && (
            <Button
              variant="default"
              leftSection={<IconRotate size={16} aria-hidden />}
              loading={reactivate.isPending}
              onClick={() => reactivate.mutate({ id: person.id, version: person.version })}
            >
              {t('reactivate')}
            </Button>
          )
        ))}
      {writes && person.mergedInto === null && (
        <Button
          variant="default"
          leftSection={<IconArrowMerge size={16} aria-hidden />}
          onClick={() => setOpen('merge')}
        >
          {t('merge.button')}
        </Button>
      )}
      {open === 'merge' && <MergePersonDialog person={person} close={close} />}
      {open === 'edit' && <PersonDialog person={person} close={close} onSaved={close} />}
      {open === 'handOver' && <HandOverDialog person={person} close={close} />}
      {open === 'archive' && (
        <ReasonDialog
          title={t('archiveTitle', { name: person.name })}
          message={<ArchiveMessage person={person} />}
          confirmLabel={t('archive')}
          required
          pending={archive.isPending}
          error={archive.error}
          confirm={(reason = '') => archive.mutate({ id: person.id, version: person.version, reason })}
          close={close}
        />
      )}
    </>
  );
}

/** What archiving means, and what the person is still assigned to. */
function ArchiveMessage({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const assigned = useCall('people.assigned', { id: person.id, pageSize: 1 }, { enabled: can('equipment:read') });
  const count = assigned.data?.total ?? 0;
  return (
    <>
      {t('archiveText')}
      {count > 0 && <strong> {t('archiveAssigned', { count })}</strong>}
      {person.accountId !== null && <> {t('archiveAccount')}</>}
    </>
  );
}
