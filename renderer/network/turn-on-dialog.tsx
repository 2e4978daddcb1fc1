import { Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
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
  const formats = useFormats();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const ids = useId();
  const { settings } = network;
  const [draft, setDraft] = useState({
    scope: settings.scope,
    address: settings.address ?? network.addresses.find((one) => one.private)?.address ?? null,
    port: String(settings.port),
    certificate: settings.certificate,
  });
  const [sent, setSent] = useState(false);
  const holdings = useCall('certificates.state', {});
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
    setSent(true);
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
      <Part title={t('on.steps.who')}>
        <ScopeFields
          addresses={network.addresses}
          scope={scope}
          address={draft.address}
          addressId={`${ids}-address`}
          problem={
            refused.address ?? (sent && scope === 'address' && address === null ? t('scope.addressMissing') : undefined)
          }
          set={set}
        />
      </Part>
      <Part title={t('on.steps.port')}>
        <TextInput
          aria-label={t('on.steps.port')}
          description={t('on.portHint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          maw={260}
          value={draft.port}
          error={refused.port ?? (port === undefined ? t('settings.problems.range', bounds) : undefined)}
          onChange={(event) => set({ port: event.currentTarget.value })}
        />
      </Part>
      <Part title={t('on.steps.certificate')}>
        <CertificateChoice
          holdings={holdings.data?.items ?? []}
          value={certificate}
          problem={refused.certificate}
          set={(kind) => set({ certificate: kind })}
        />
      </Part>
      <Part title={t('on.steps.checked')}>
        <Findings of={findings} />
      </Part>
    </DialogForm>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

interface ChoiceProps {
  readonly holdings: OutputOf<'certificates.state'>['items'];
  readonly value: CertificateKind;
  readonly problem: string | undefined;
  set(kind: CertificateKind): void;
}

/** Kinds of which there is a certificate; the own one is made when it is needed. */
function CertificateChoice({ holdings, value, problem, set }: ChoiceProps) {
  const { t } = useTranslation('certificates');
  const { t: tNetwork } = useTranslation('network');
  const there = CertificateKind.options.filter(
    (kind) => kind === 'own' || kind === value || holdings.some((one) => one.kind === kind && one.certificate !== null),
  );
  return (
    <Radio.Group
      aria-label={t('choice')}
      description={tNetwork('on.certificateHint')}
      value={value}
      error={problem}
      onChange={(kind) => set(CertificateKind.parse(kind))}
    >
      <Stack gap="xs" mt="xs">
        {there.map((kind) => (
          <Radio key={kind} value={kind} label={t(`kinds.${kind}`)} description={t(`kindHints.${kind}`)} />
        ))}
      </Stack>
      <Text size="xs" c="dimmed" mt="xs">
        {tNetwork('on.others')}
      </Text>
    </Radio.Group>
  );
}
