import { Button, VisuallyHidden } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identity } from '../../shared/identity-fields.ts';
import type { Patient } from '../../shared/patient-records.ts';
import { typedDate } from '../ui/date-text.ts';
import { Facts } from '../ui/facts.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { IdentityValue, Masked } from './identity-value.tsx';
import { Unreadable } from './unreadable.tsx';
import { useIdentityAction } from './use-identity-action.ts';
import { useLook } from './use-look.tsx';
import { useRevealed } from './use-revealed.ts';

/** Who a patient is, hidden until somebody looks. */
export function IdentityCard({ patient }: { readonly patient: Patient }) {
  const { t, i18n } = useTranslation('patients');
  const language = i18n.resolvedLanguage ?? 'en';
  const revealed = useRevealed<Identity | null>();
  const { look, pending, dialog } = useLook();
  const action = useIdentityAction('patients.reveal');
  // What is shown would be what was: a correction hides it.
  const hide = useEffectEvent(revealed.hideAll);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version triggers
  useEffect(() => hide(), [patient.version]);
  const shown = revealed.of(patient.id);
  const readable = patient.readable && shown?.value !== null;
  const show = () =>
    look(async (reason) => {
      const put = revealed.begin();
      const { items } = await action.run({ ids: [patient.id], ...(reason === undefined ? {} : { reason }) });
      put(items.map(({ id, identity }) => [id, identity]));
    });
  return (
    <SectionCard
      title={t('page.identity')}
      lead={readable ? t('look.onRecord') : t('unreadable.text')}
      actions={
        readable &&
        (shown === undefined ? (
          <Button
            size="xs"
            loading={pending}
            leftSection={<IconEye size={16} aria-hidden />}
            aria-label={t('look.one', { identifier: patient.identifier })}
            onClick={show}
          >
            {t('page.show')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEyeOff size={16} aria-hidden />}
            onClick={revealed.hideAll}
          >
            {t('page.hide', { count: shown.seconds })}
          </Button>
        ))
      }
    >
      {readable ? (
        <Facts
          of={(['ipp', 'lastName', 'firstName', 'birthDate'] as const).map((field) => {
            const name = t(`fields.${field}`);
            const text = shown?.value?.[field];
            return [
              name,
              text === undefined ? (
                <Masked key={field} />
              ) : (
                <IdentityValue
                  key={field}
                  name={name}
                  text={field === 'birthDate' ? typedDate(text, language) : text}
                />
              ),
            ];
          })}
        />
      ) : (
        <Unreadable />
      )}
      <VisuallyHidden role="status">{shown === undefined ? '' : t('look.shown', { count: 1 })}</VisuallyHidden>
      {dialog}
    </SectionCard>
  );
}
