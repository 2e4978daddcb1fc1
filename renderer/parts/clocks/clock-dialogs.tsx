import { useTranslation } from 'react-i18next';
import type { Extension, UnitEvent, UnitObligation } from '#shared/obligations.ts';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { AddObligationDialog } from './add-dialog.tsx';
import { EditObligationDialog } from './edit-dialog.tsx';
import { EventDialog } from './event-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';

/** Which dialog stands open, and about what. */
export type Opened =
  | { readonly kind: 'add' | 'event' }
  | { readonly kind: 'edit' | 'end' | 'extend'; readonly obligation: UnitObligation }
  | { readonly kind: 'withdraw'; readonly obligation: UnitObligation; readonly extension: Extension }
  | { readonly kind: 'removeEvent'; readonly event: UnitEvent };

interface Props {
  readonly opened: Opened;
  readonly unitId: number;
  readonly heldRuleIds: readonly number[];
  close(): void;
}

/** The dialog that stands open on the card of obligations. */
export function ClockDialogs({ opened, unitId, heldRuleIds, close }: Props) {
  switch (opened.kind) {
    case 'add':
      return <AddToUnit unitId={unitId} heldRuleIds={heldRuleIds} close={close} />;
    case 'event':
      return <EventDialog unitId={unitId} close={close} />;
    case 'edit':
    case 'end':
      return <EditObligationDialog obligation={opened.obligation} ending={opened.kind === 'end'} close={close} />;
    case 'extend':
      return <ExtendDialog obligation={opened.obligation} close={close} />;
    case 'withdraw':
      return <WithdrawDialog obligation={opened.obligation} extension={opened.extension} close={close} />;
    case 'removeEvent':
      return <RemoveEventDialog event={opened.event} close={close} />;
  }
}

function AddToUnit({ unitId, heldRuleIds, close }: Omit<Props, 'opened'>) {
  const unit = useCall('equipment.get', { id: unitId });
  return (
    <AddObligationDialog unitIds={[unitId]} classId={unit.data?.classId} heldRuleIds={heldRuleIds} close={close} />
  );
}

interface WithdrawProps {
  readonly obligation: UnitObligation;
  readonly extension: Extension;
  close(): void;
}

function WithdrawDialog({ obligation, extension, close }: WithdrawProps) {
  const { t } = useTranslation('obligations');
  const touch = useTouch();
  const notify = useNotify();
  const withdraw = useAction('obligations.withdrawExtension', {
    onSuccess() {
      touch('obligation');
      notify.done(t('dialog.withdrawn'));
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('dialog.withdrawTitle')}
      message={t('dialog.withdrawText')}
      confirmLabel={t('dialog.withdraw')}
      pending={withdraw.isPending}
      required
      error={withdraw.error}
      confirm={(reason) => {
        if (reason !== undefined) withdraw.mutate({ id: obligation.id, extensionId: extension.id, reason });
      }}
      close={close}
    />
  );
}

function RemoveEventDialog({ event, close }: { readonly event: UnitEvent; close(): void }) {
  const { t } = useTranslation('obligations');
  const touch = useTouch();
  const notify = useNotify();
  const remove = useAction('obligations.removeEvent', {
    onSuccess() {
      touch('obligation');
      notify.done(t('dialog.eventRemoved'));
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('dialog.removeEventTitle')}
      message={t('dialog.removeEventText')}
      confirmLabel={t('dialog.removeEvent')}
      pending={remove.isPending}
      required
      error={remove.error}
      confirm={(reason) => {
        if (reason !== undefined) remove.mutate({ id: event.id, reason });
      }}
      close={close}
    />
  );
}
