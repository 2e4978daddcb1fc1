import { Alert, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { FindingList } from './findings.tsx';
import {
  changedNetwork,
  type ListField,
  type NetworkDraft,
  type NetworkProblem,
  type NumberField,
  networkDraft,
  readNetwork,
} from './network-draft.ts';
import type { NetworkPart } from './network-part.ts';
import { ScopeFields } from './scope-fields.tsx';
import { StartCard } from './start-card.tsx';
import { useFindings } from './use-findings.ts';

/** Fields that a finding stands beside; everything else found stands above the buttons. */
const besides = [
  'address',
  'port',
  'names',
  'publicName',
  'redirectPort',
  'allowed',
  'healthAllowed',
  'origins',
] as const;
type Beside = (typeof besides)[number];

/** Everything about the listener that can be set, tried while it is typed. */
export function SettingsPanel({ network, here }: NetworkPart) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const confirm = useConfirm();
  const { hostName, addresses, settings: stored } = network;
  const said = (field: keyof NetworkDraft, { kind, text = '', bounds }: NetworkProblem) => {
    if (kind === 'address') return t('scope.addressMissing');
    if (kind !== 'range') return t(`settings.problems.${kind}`, { text });
    const [min, max] = bounds ?? [0, 0];
    return t('settings.problems.range', {
      field:
        field === 'port' || field === 'redirectPort' ? t(`settings.${field}`) : t(`settings.${field as NumberField}`), // as: only numbers have bounds
      min: formats.number(min),
      max: formats.number(max),
    });
  };
  const form = useSettingsDraft({
    name: 'network',
    stored,
    action: useAction('network.save'),
    topics: ['network', 'certificate'],
    done: t('settings.saved'),
    editable: here,
    draftOf: networkDraft,
    read(draft, base) {
      const read = readNetwork(draft);
      if ('settings' in read) return { input: { version: base.version, ...changedNetwork(read.settings, base) } };
      return {
        wrong: Object.fromEntries(
          Object.entries(read.wrong).map(([field, problem]) => [field, said(field as keyof NetworkDraft, problem)]), // as: keys of the draft
        ),
      };
    },
    confirm: async () =>
      !stored.enabled ||
      confirm({
        title: t('settings.applyTitle'),
        message: t('settings.applyMessage'),
        confirmLabel: t('settings.apply'),
      }),
    // A row of a list is told at its list.
    fieldOf: (path) => path.split('.')[0] ?? path,
  });
  const { draft, base, messages, set } = form;
  const read = readNetwork(draft);
  const findings = useFindings(form.dirty && 'settings' in read ? changedNetwork(read.settings, base) : undefined);
  const found = form.dirty && 'settings' in read ? (findings.data?.items ?? []) : [];
  const isBeside = (field: string | null): field is Beside => besides.some((one) => one === field);
  const beside = (field: Beside) => {
    const items = found.filter((one) => one.field === field && one.state !== 'ok');
    return items.length > 0 && <FindingList items={items} />;
  };
  const elsewhere = found.filter(({ field, state }) => state !== 'ok' && !isBeside(field));

  const line = (field: 'port' | 'publicName' | 'redirectPort', hint?: string) => (
    <>
      <TextInput
        {...form.text(field)}
        label={t(`settings.${field}`)}
        description={hint}
        autoComplete="off"
        spellCheck={false}
        readOnly={!here}
        maw={420}
        {...(field === 'publicName' ? { maxLength: 253 } : { inputMode: 'numeric' as const, maxLength: 5 })}
      />
      {beside(field)}
    </>
  );
  const list = (field: ListField, hint: string) => (
    <>
      <Textarea
        {...form.text(field)}
        label={t(`settings.${field}`)}
        description={hint}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        readOnly={!here}
        maw={560}
      />
      {beside(field)}
    </>
  );
  const number = (field: NumberField) => (
    <TextInput
      key={field}
      {...form.text(field)}
      label={t(`settings.${field}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      readOnly={!here}
      w={280}
    />
  );
  return (
    <Stack gap="md">
      {!stored.enabled && (
        <Alert variant="light" icon={<IconInfoCircle aria-hidden />}>
          {t('settings.offNote')}
        </Alert>
      )}
      <SettingsFrame form={form}>
        <SectionCard title={t('settings.reach')}>
          <Stack gap="sm">
            <ScopeFields
              addresses={addresses}
              scope={draft.scope}
              address={draft.address}
              addressId={form.inputId('address')}
              problem={messages.address}
              disabled={!here}
              set={set}
            />
            {beside('address')}
          </Stack>
        </SectionCard>
        <SectionCard title={t('settings.address')}>
          <Stack gap="sm">
            {line('port')}
            {list('names', t('settings.namesHint', { hostName }))}
            {line('publicName', t('settings.publicNameHint', { hostName }))}
            {line('redirectPort', t('settings.redirectPortHint'))}
          </Stack>
        </SectionCard>
        <SectionCard title={t('settings.who')}>
          <Stack gap="sm">
            {list('allowed', t('settings.allowedHint'))}
            {list('healthAllowed', t('settings.healthAllowedHint'))}
            {list('origins', t('settings.originsHint'))}
          </Stack>
        </SectionCard>
        <SectionCard title={t('settings.limits')} lead={t('settings.limitsLead')}>
          <Group align="flex-start">
            {(['connections', 'connectionsPerAddress', 'keepAliveSeconds'] as const).map(number)}
          </Group>
        </SectionCard>
        {elsewhere.length > 0 && <FindingList items={elsewhere} />}
        {findings.error && form.dirty && (
          <Text size="sm" c="dimmed">
            {findings.error.message}
          </Text>
        )}
      </SettingsFrame>
      <StartCard network={network} here={here} />
    </Stack>
  );
}
