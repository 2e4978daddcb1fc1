import { Box, Group, Input, Select, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertificateKind } from '../../shared/network.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { Findings } from './findings.tsx';
import { isReachable } from './is-reachable.ts';
import { portBounds, wholeNumber } from './network-draft.ts';
import { ScopeFields } from './scope-fields.tsx';
import { useFindings } from './use-findings.ts';

interface Props {
  readonly network: OutputOf<'network.state'>;
  close(): void;
}

/** Lets other computers in: who, under which port, with which certificate, and what was found about that. */
export function TurnOnDialog({ network, close }: Props) {
  const { t } = useTranslation('network');
  const { t: tCertificates } = useTranslation('certificates');
  const formats = useFormats();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const ids = useId();
  const { settings } = network;
  const [draft, setDraft] = useState({
    scope: settings.scope,
    address: settings.address ?? network.addresses.find(isReachable)?.address ?? null,
    port: String(settings.port),
    certificate: settings.certificate,
  });
  const holdings = useCall('certificates.state', {});
  const held = (kind: CertificateKind) =>
    holdings.data?.items.some((one) => one.kind === kind && one.certificate !== null) ?? false;
  // The own one is made when it is needed; of the others there has to be one.
  const choices = CertificateKind.options
    .filter((kind) => kind === 'own' || kind === settings.certificate || held(kind))
    .map((kind) => ({ value: kind, label: tCertificates(`kinds.${kind}`) }));
  const port = wholeNumber(draft.port, portBounds);
  const { scope, certificate } = draft;
  const address = scope === 'address' ? draft.address : null;
  const complete = port !== undefined && (scope !== 'address' || address !== null);
  const findings = useFindings(complete ? { scope, address, port, certificate } : undefined);
  const save = useAction('network.save', {
    onSuccess(stored) {
      touch('network');
      notify.done(t(stored.scope === 'loopback' ? 'on.appliedHere' : 'on.applied'));
      close();
    },
  });
  const refused = fieldErrors(save.error, sentence);
  const set = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    save.reset();
  };
  const submit = () => {
    if (complete) save.mutate({ version: settings.version, enabled: true, scope, address, port, certificate });
  };
  const bounds = { field: t('on.steps.port'), min: portBounds[0], max: formats.number(portBounds[1]) };
  return (
    <DialogForm
      wide
      title={t('on.title')}
      confirmLabel={t('on.confirm')}
      dirty={false}
      pending={save.isPending}
      error={Object.keys(refused).some((field) => field in draft) ? undefined : (save.error ?? undefined)}
      submit={submit}
      close={close}
    >
      <Input.Wrapper labelElement="div" label={t('on.steps.who')}>
        <Box mt={4}>
          <ScopeFields
            addresses={network.addresses}
            scope={scope}
            address={draft.address}
            addressId={`${ids}-address`}
            problem={refused.address ?? (complete || port === undefined ? undefined : t('scope.addressMissing'))}
            set={set}
          />
        </Box>
      </Input.Wrapper>
      <Group align="flex-start" gap="md">
        <TextInput
          label={t('on.steps.port')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          w={{ base: '100%', xs: 120 }}
          value={draft.port}
          error={refused.port ?? (port === undefined ? t('settings.problems.range', bounds) : undefined)}
          onChange={(event) => set({ port: event.currentTarget.value })}
        />
        <Select
          label={t('on.steps.certificate')}
          data={choices}
          value={certificate}
          error={refused.certificate}
          allowDeselect={false}
          openOnFocus={false}
          flex="1 1 16rem"
          onChange={(kind) => set({ certificate: CertificateKind.parse(kind) })}
        />
      </Group>
      <Text size="xs" c="dimmed" mt={-6}>
        {t('on.portHint')} {tCertificates(`kindHints.${certificate}`)}
      </Text>
      <section aria-label={t('on.steps.checked')}>
        <Findings of={findings} />
      </section>
    </DialogForm>
  );
}
