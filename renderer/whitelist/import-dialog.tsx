import { Button, Group, Modal, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhitelistNames } from '../../shared/whitelist.ts';
import type { OutputOf } from '../api/client.ts';
import { useApi } from '../api/context.tsx';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { CandidateList } from './candidate-list.tsx';
import { useForceText } from './force-text.ts';

interface Props {
  /** How many names the variable AUTHORIZED_USERS holds; null when it is not set. */
  readonly environmentNames: number | null;
  close(): void;
}

/** Brings names in: where from, what would happen name by name, and what happened. */
export function ImportDialog({ environmentNames, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('whitelist');
  const { t: tUi } = useTranslation('ui');
  const [done, setDone] = useState<OutputOf<'whitelist.import'>>();
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      size="lg"
      centered
      title={t(done === undefined ? 'importDialog.title' : 'importDialog.resultTitle')}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      {done === undefined ? (
        <ImportForm environmentNames={environmentNames} onDone={setDone} close={close} />
      ) : (
        <ImportResult result={done} close={close} />
      )}
    </Modal>
  );
}

interface FormProps extends Props {
  onDone(result: OutputOf<'whitelist.import'>): void;
}

function ImportForm({ environmentNames, onDone, close }: FormProps) {
  const { t } = useTranslation('whitelist');
  const { t: tLists } = useTranslation('lists');
  const { t: tUi } = useTranslation('ui');
  const api = useApi();
  const touch = useTouch();
  const [source, setSource] = useState<WhitelistNames['source']>(environmentNames === null ? 'list' : 'environment');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<OutputOf<'whitelist.previewImport'>['items']>();
  const [checking, setChecking] = useState(false);
  const [error, setError] = useState<unknown>();
  const names: WhitelistNames = source === 'list' ? { source, text } : { source };
  const action = useAction('whitelist.import', {
    onSuccess(result) {
      touch('whitelist');
      touch('account');
      onDone(result);
    },
    onError: setError,
  });
  const added = preview?.filter(({ state }) => state === 'new').length ?? 0;

  const check = async () => {
    setError(undefined);
    setChecking(true);
    try {
      setPreview((await api.whitelist.previewImport({ names })).items);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setChecking(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (preview === undefined) void check();
    else if (added > 0 && !action.isPending)
      action.mutate({ names, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  const change = (apply: () => void) => {
    apply();
    setPreview(undefined);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {error !== undefined && <ErrorPanel error={error} />}
        {environmentNames !== null && (
          <Radio.Group
            label={t('importDialog.source')}
            value={source}
            onChange={(value) => change(() => setSource(value === 'environment' ? 'environment' : 'list'))}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="environment" label={t('importDialog.environment', { count: environmentNames })} />
              <Radio value="list" label={t('importDialog.list')} />
            </Stack>
          </Radio.Group>
        )}
        {source === 'list' && (
          <Textarea
            label={t('importDialog.text')}
            description={t('importDialog.textHint')}
            autosize
            minRows={4}
            maxRows={10}
            maxLength={500_000}
            spellCheck={false}
            data-autofocus
            value={text}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change(() => setText(value));
            }}
          />
        )}
        {preview !== undefined && <CandidateList candidates={preview} />}
        {added > 0 && (
          <TextInput
            label={tLists('reason')}
            description={tLists('reasonHint')}
            maxLength={255}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {tUi('cancel')}
          </Button>
          {preview === undefined ? (
            <Button type="submit" loading={checking} disabled={source === 'list' && text.trim() === ''}>
              {t('importDialog.preview')}
            </Button>
          ) : (
            <Button type="submit" loading={action.isPending} disabled={added === 0}>
              {added === 0 ? t('importDialog.nothing') : t('importDialog.submit', { count: added })}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function ImportResult({ result, close }: { readonly result: OutputOf<'whitelist.import'>; close(): void }) {
  const { t } = useTranslation('whitelist');
  const formats = useFormats();
  const text = useForceText();
  return (
    <Stack gap="md" role="status">
      <Facts
        of={(['added', 'present', 'inactive', 'invalid'] as const).map((key) => [
          t(`importDialog.result.${key}`),
          formats.number(result[key]),
        ])}
      />
      {text(result.state).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Group justify="flex-end">
        <Button onClick={close} data-autofocus>
          {t('importDialog.done')}
        </Button>
      </Group>
    </Stack>
  );
}
