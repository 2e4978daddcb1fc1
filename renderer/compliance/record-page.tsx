import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { localDate } from '../../shared/dates.ts';
import type { Unit } from '../../shared/equipment.ts';
import { performerRoles } from '../../shared/test-types.ts';
import { useCall } from '../api/hooks.ts';
import { newTestDraft } from '../parts/tests/test-draft.ts';
import { TestForm } from '../parts/tests/test-form.tsx';
import { useSession } from '../session/session.tsx';
import { useNotify } from '../ui/notify.ts';
import { SurveyFrame, useReturnTo } from './survey-frame.tsx';

/** Records a survey of a unit, perhaps the one that a booking planned (`?booking=ID`). */
export function RecordTestPage() {
  const { t } = useTranslation('compliance');
  return (
    <SurveyFrame title={t('form.newTitle')} right="compliance:record">
      {(unit) => <NewTest key={unit.id} unit={unit} />}
    </SurveyFrame>
  );
}

function NewTest({ unit }: { readonly unit: Unit }) {
  const { me } = useSession();
  const person = useCall('people.get', { id: me.personId ?? 1 }, { enabled: me.personId !== null });
  // Whoever types it in did it, if they are somebody who may have.
  if (me.personId !== null && person.isPending) return <Skeleton height={320} radius="md" />;
  const self = person.data;
  const may = self?.active === true && self.roles.some((role) => performerRoles.some((one) => one === role));
  return <NewTestForm unit={unit} performedById={may ? self.id : null} />;
}

function NewTestForm({ unit, performedById }: { readonly unit: Unit; readonly performedById: number | null }) {
  const { t } = useTranslation('compliance');
  const navigate = useNavigate();
  const notify = useNotify();
  const to = useReturnTo(unit.id);
  const [params] = useSearchParams();
  const booking = Number(params.get('booking'));
  const [initial] = useState(() => newTestDraft(localDate(new Date()), performedById));
  return (
    <TestForm
      unitId={unit.id}
      installedOn={unit.installedOn}
      initial={initial}
      {...(Number.isSafeInteger(booking) && booking > 0 ? { bookingId: booking } : {})}
      done={() => {
        notify.done(t('form.recorded'));
        void navigate(to);
      }}
      cancel={() => void navigate(to)}
    />
  );
}
