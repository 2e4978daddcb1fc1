import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PatientReview } from '../../shared/patient-reviews.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { DecideButtons } from './decide-buttons.tsx';
import { useMomentText } from './patient-words.ts';
import { ReviewState } from './review-state.tsx';
import { ReviewTable } from './review-table.tsx';
import { useIdentityAction } from './use-identity-action.ts';
import { useLook } from './use-look.tsx';
import { useRevealed } from './use-revealed.ts';

/** One review: what may be compared and decided, or what came of it. */
export function ReviewCard({ review }: { readonly review: PatientReview }) {
  const { t } = useTranslation('patient-reviews');
  const at = useMomentText()(review.askedAt);
  const { state, own, mayDecide, by, patient } = review;
  return (
    <SectionCard
      title={own ? t('own', { id: review.id }) : t('by', { id: review.id, name: review.askedBy })}
      lead={t('of', { study: review.studyName, at })}
      actions={<ReviewState state={state} />}
    >
      <Stack gap="sm">
        {mayDecide && by !== null && (
          <Text size="sm">
            {t(`matched.${by}`)} {patient !== null && <PatientLink patient={patient} />}
          </Text>
        )}
        {state === 'open' ? (
          <>
            {!mayDecide && <Text size="sm">{t('waits')}</Text>}
            <OpenReview review={review} />
          </>
        ) : (
          <Outcome review={review} />
        )}
      </Stack>
    </SectionCard>
  );
}

function PatientLink({ patient: { id, identifier } }: { readonly patient: NonNullable<PatientReview['patient']> }) {
  return (
    <Anchor component={Link} to={`/patients/${id}`} underline="always">
      {identifier}
    </Anchor>
  );
}

/** The entry, beside the patient for whoever decides, after a look that is on record. */
function OpenReview({ review }: { readonly review: PatientReview }) {
  const { t } = useTranslation('patient-reviews');
  const { id, mayDecide, askedBy: name, patient } = review;
  const revealed = useRevealed<OutputOf<'patients.revealReview'>>();
  const { look, pending, dialog } = useLook();
  const action = useIdentityAction('patients.revealReview');
  const [compared, setCompared] = useState(false);
  const shown = revealed.of(id);
  const identifier = mayDecide ? (patient?.identifier ?? '') : undefined;
  const show = () =>
    look(async (reason) => {
      const put = revealed.begin();
      put([[id, await action.run({ id, ...(reason === undefined ? {} : { reason }) })]]);
      setCompared(true);
    });
  return (
    <>
      {shown !== undefined && <ReviewTable id={id} found={shown.value} identifier={identifier} />}
      {mayDecide && !compared && (
        <Text size="sm" c="dimmed">
          {t('decideHint')}
        </Text>
      )}
      <Group gap="xs">
        {shown === undefined ? (
          <Button
            size="xs"
            variant={compared || !mayDecide ? 'default' : 'filled'}
            loading={pending}
            leftSection={<IconEye size={16} aria-hidden />}
            aria-label={mayDecide ? t('compareOf', { name, identifier }) : t('showOwnOf', { id })}
            onClick={show}
          >
            {t(mayDecide ? 'compare' : 'showOwn')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEyeOff size={16} aria-hidden />}
            onClick={revealed.hideAll}
          >
            {t('hide', { count: shown.seconds })}
          </Button>
        )}
        {mayDecide && compared && <DecideButtons review={review} />}
        {review.own && <WithdrawButton review={review} />}
      </Group>
      {dialog}
    </>
  );
}

function WithdrawButton({ review: { id, version } }: { readonly review: PatientReview }) {
  const { t } = useTranslation('patient-reviews');
  const notify = useNotify();
  const touch = useTouch();
  const confirm = useConfirm();
  const withdraw = useAction('patients.withdrawReview', {
    onSuccess() {
      touch('review');
      notify.done(t('withdraw.done'));
    },
    onError: notify.failed,
  });
  const ask = async () => {
    const question = { title: t('withdraw.title'), message: t('withdraw.text'), confirmLabel: t('withdraw.button') };
    if (await confirm(question)) withdraw.mutate({ id, version });
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={withdraw.isPending}
      leftSection={<IconArrowBackUp size={16} aria-hidden />}
      aria-label={t('withdraw.buttonOf', { id })}
      onClick={() => void ask()}
    >
      {t('withdraw.button')}
    </Button>
  );
}

/** What came of a review. */
function Outcome({ review }: { readonly review: PatientReview }) {
  const { t } = useTranslation('patient-reviews');
  const written = useMomentText();
  const { state, own, decidedAt, decidedBy, answer, patient } = review;
  if (state === 'withdrawn') return null;
  return (
    <>
      {decidedBy !== null && decidedAt !== null && (
        <Text size="sm">{t('decided', { name: decidedBy, at: written(decidedAt) })}</Text>
      )}
      {own && state === 'same' && <Text size="sm">{t('sameOwn')}</Text>}
      {own && state === 'other' && patient !== null && (
        <Text size="sm">
          {t('came')} <PatientLink patient={patient} />
        </Text>
      )}
      <Text size="sm">{answer === null ? t('noAnswer') : t('answer', { answer })}</Text>
    </>
  );
}
