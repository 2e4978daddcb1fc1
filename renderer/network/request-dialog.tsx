import { Alert, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { readRequest, requestDraft, requestKeys, subjectFields } from './request-draft.ts';

interface Props {
  /** Names to begin with; the first one is whom the certificate is issued to. */
  readonly names: readonly string[];
  /** A request that is open would be replaced. */
  readonly replaces: boolean;
  close(): void;
}

/** Makes a key that stays here, and the file that asks the clinic's authority for a certificate. */
export function RequestDialog({ names, replaces, close }: Props) {
  const { t } = useTranslation('certificates');
  const sentence = useSentence();
  const touch = useTouch();
  const [opened] = useState(() => requestDraft(names));
  const [draft, setDraft] = useState(opened);
  const [checked, setChecked] = useState(false);
  const handedOut = useHandedOut((name) => t('request.made', { name }));
  const ask = useAction('certificates.request', {
    onSuccess(ticket) {
      touch('certificate');
      handedOut.onSuccess(ticket);
      close();
    },
  });
  const read = readRequest(draft);
  const wrong = 'wrong' in read && checked ? read.wrong : [];
  const refused = Object.fromEntries(
    Object.entries(fieldErrors(ask.error, sentence)).map(([path, said]) => [
      path.replace(/^subject\./, '').replace(/^names\..*/, 'names'),
      said,
    ]),
  );
  const named = Object.keys(refused).some((field) => field in draft);
  const problem = (field: 'commonName' | 'names' | 'country') =>
    refused[field] ?? (wrong.includes(field) ? t(`request.problems.${field}`) : undefined);
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => {
    setChecked(true);
    if ('input' in read) ask.mutate(read.input);
  };
  return (
    <DialogForm
      wide
      title={t('request.title')}
      confirmLabel={t('request.confirm')}
      dirty={JSON.stringify(draft) !== JSON.stringify(opened)}
      pending={ask.isPending}
      error={named ? undefined : (ask.error ?? undefined)}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('request.lead')}</Text>
      {replaces && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('request.replaces')}
        </Alert>
      )}
      <TextInput
        label={t('request.commonName')}
        description={t('request.commonNameHint')}
        required
        maxLength={253}
        spellCheck={false}
        data-autofocus
        value={draft.commonName}
        error={problem('commonName')}
        onChange={(event) => set({ commonName: event.currentTarget.value })}
      />
      <Textarea
        label={t('request.names')}
        description={t('request.namesHint')}
        required
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={draft.names}
        error={problem('names')}
        onChange={(event) => set({ names: event.currentTarget.value })}
      />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        {subjectFields.map((field) => (
          <TextInput
            key={field}
            label={t(`request.${field}`)}
            {...(field === 'country' ? { description: t('request.countryHint') } : {})}
            maxLength={field === 'country' ? 2 : 64}
            miw="12rem"
            value={draft[field]}
            error={field === 'country' ? problem('country') : refused[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Radio.Group
        label={t('request.key')}
        value={draft.key}
        onChange={(value) => {
          const key = requestKeys.find((one) => one === value);
          if (key) set({ key });
        }}
      >
        <Stack gap="xs" mt="xs">
          {requestKeys.map((key) => (
            <Radio key={key} value={key} label={t(`request.keys.${key}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </DialogForm>
  );
}
