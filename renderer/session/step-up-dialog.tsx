import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Me } from '../../shared/auth.ts';
import { useStepUp } from '../api/context.tsx';
import { callKey, useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { AttemptAlert } from './attempt-alert.tsx';
import { asksForCode, useProof } from './proof.ts';
import { ProofFields } from './proof-fields.tsx';
import { useWait } from './wait.ts';

/** Above any dialog whose act asks for it. */
const zIndex = 500;

/** The one dialog of all acts that need the password again; closing it gives the acts up. */
export function StepUpDialog() {
  const { t } = useTranslation('sign-in');
  const { t: words } = useTranslation('ui');
  const stepUp = useStepUp();
  const opened = useStore(stepUp.store, ({ asking }) => asking);
  return (
    <Modal
      opened={opened}
      onClose={stepUp.cancel}
      title={t('stepUp.title')}
      closeButtonProps={{ 'aria-label': words('close') }}
      closeOnClickOutside={false}
      // Escape is heard by every open dialog at once: the form below answers it for this one alone.
      closeOnEscape={false}
      centered
      size="sm"
      zIndex={zIndex}
    >
      <ProofForm onCancel={stepUp.cancel} />
    </Modal>
  );
}

function ProofForm({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTranslation('sign-in');
  const { t: words } = useTranslation('ui');
  const sentence = useSentence();
  const queries = useQueryClient();
  const username = queries.getQueryData<Me>(callKey('auth.me', {}))?.username ?? '';
  const { proof, set, refused, input } = useProof();
  const prove = useAction('auth.reauthenticate', {
    onSuccess: (me) => queries.setQueryData<Me>(callKey('auth.me', {}), me),
    onError: refused,
  });
  const wait = useWait(prove.error);
  const passwordError = fieldErrors(prove.error, sentence).password;
  const justAsked = asksForCode(prove.error) && prove.variables?.code === undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the page of whoever asked, whose form must not hear of it.
    event.stopPropagation();
    if (wait === 0 && !prove.isPending) prove.mutate(input());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
  };

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t('stepUp.lead', { name: username })}</Text>
        {!passwordError && !justAsked && <AttemptAlert error={prove.error} wait={wait} />}
        <ProofFields
          username={username}
          proof={proof}
          onChange={set}
          passwordError={passwordError}
          attempt={prove.failureCount}
        />
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={onCancel} data-mantine-stop-propagation="true">
            {words('cancel')}
          </Button>
          <Button
            type="submit"
            loading={prove.isPending}
            disabled={wait > 0 || proof.password === ''}
            data-mantine-stop-propagation="true"
          >
            {t('stepUp.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
