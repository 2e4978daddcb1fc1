import { Button } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Unit } from '../../shared/equipment.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import { RetireDialog } from './retire-dialog.tsx';
import { useSaveUnit } from './use-save-unit.ts';

interface Props {
  readonly unit: Unit;
  /** The list that the person came from, handed on. */
  readonly from: string;
}

/** What can be done with a unit as a whole. */
export function UnitActions({ unit, from }: Props) {
  const notify = useNotify();
  const { t } = useTranslation('equipment');
  const confirm = useConfirm();
  const [asking, setAsking] = useState(false);
  const saving = useSaveUnit({
    onSaved(saved) {
      setAsking(false);
      notify.done(t(saved.retired ? 'retireDialog.done' : 'retireDialog.backDone'));
    },
    onRefused: (error) => notify.failed(error),
  });
  // A date that has come retires a unit as much as the mark does.
  const retired = unit.retired || unit.state === 'retired';

  const bringBack = async () => {
    const yes = await confirm({
      title: t('retireDialog.backTitle'),
      message: t('retireDialog.backText'),
      confirmLabel: t('retireDialog.backConfirm'),
    });
    if (yes) await saving.save({ retired: false, retiredOn: null }, unit);
  };

  return (
    <>
      <Button
        component={Link}
        to={`/equipment/new?from=${unit.id}`}
        state={{ from }}
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden />}
      >
        {t('detail.clone')}
      </Button>
      {retired ? (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={saving.saving}
          onClick={() => void bringBack()}
        >
          {t('detail.unretire')}
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('detail.retire')}
        </Button>
      )}
      {asking && (
        <RetireDialog
          saving={saving.saving}
          childCount={unit.childCount}
          close={() => setAsking(false)}
          retire={(retiredOn) => void saving.save({ retired: true, retiredOn }, unit)}
        />
      )}
    </>
  );
}
