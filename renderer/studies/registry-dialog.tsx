import {
  ActionIcon,
  Alert,
  Button,
  Fieldset,
  Group,
  Input,
  Radio,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegistrySettings } from '../../shared/registry-settings.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useNotify } from '../ui/notify.ts';
import { storedNow } from '../ui/stored-now.ts';

type Stored = OutputOf<'patients.settings'>;

interface Props {
  readonly stored: Stored;
  close(): void;
}

const reasons = RegistrySettings.shape.revealReason.options;
const mostFurther = 10;

/** Changes how the registry works here. */
export function RegistryDialog({ stored, close }: Props) {
  const { t } = useTranslation('studies');
  const notify = useNotify();
  const touch = useTouch();
  const [initial] = useState(() => ({
    revealReason: stored.revealReason,
    sexes: stored.furtherSexes.map((sex, key) => ({ ...sex, labelFr: sex.labelFr ?? '', key })),
  }));
  const [draft, setDraft] = useState(initial);
  const [version, setVersion] = useState(stored.version);
  const [late, setLate] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const [error, setError] = useState<unknown>();
  const action = useAction('patients.saveSettings');
  const dirty = JSON.stringify(draft) !== JSON.stringify(initial);

  const change = (key: number, part: Partial<(typeof draft.sexes)[number]>) =>
    setDraft((before) => ({
      ...before,
      sexes: before.sexes.map((sex) => (sex.key === key ? { ...sex, ...part } : sex)),
    }));
  const add = () =>
    setDraft((before) => ({
      ...before,
      sexes: [...before.sexes, { code: '', label: '', labelFr: '', key: Date.now() }],
    }));

  const save = async () => {
    setError(undefined);
    const wanted = RegistrySettings.safeParse({
      revealReason: draft.revealReason,
      furtherSexes: draft.sexes.map(({ code, label, labelFr }) => ({ code, label, labelFr: labelFr.trim() || null })),
    });
    setIncomplete(!wanted.success);
    if (!wanted.success) return;
    if (!dirty) return close();
    try {
      await action.mutateAsync({ version, ...wanted.data });
      touch('patient');
      notify.done(t('registry.saved'));
      close();
    } catch (refusal) {
      const current = storedNow<Stored>(refusal);
      setLate(current !== undefined);
      if (current) setVersion(current.version);
      else setError(refusal);
    }
  };

  return (
    <DialogForm
      title={t('registry.title')}
      confirmLabel={t('dialog.save')}
      dirty={dirty}
      pending={action.isPending}
      error={error}
      wide
      submit={save}
      close={close}
    >
      {late && (
        <Alert role="alert" color="yellow" variant="light">
          {t('registry.late')}
        </Alert>
      )}
      <Radio.Group
        label={t('registry.reason')}
        description={t('registry.reasonHint')}
        value={draft.revealReason}
        onChange={(value) =>
          setDraft((before) => ({ ...before, revealReason: reasons.find((one) => one === value) ?? 'none' }))
        }
      >
        <Stack gap={6} mt={6}>
          {reasons.map((reason) => (
            <Radio key={reason} value={reason} label={t(`registry.reasons.${reason}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Fieldset legend={t('registry.further')} variant="default">
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {t('registry.furtherHint')}
          </Text>
          {draft.sexes.map(({ key, code, label, labelFr }) => (
            <Group key={key} gap="xs" align="flex-end" wrap="wrap">
              <TextInput
                label={t('registry.code')}
                w={80}
                maxLength={3}
                required
                autoComplete="off"
                value={code}
                onChange={(event) => change(key, { code: event.currentTarget.value.toUpperCase() })}
              />
              <TextInput
                label={t('registry.label')}
                flex="1 1 9rem"
                maxLength={50}
                required
                autoComplete="off"
                value={label}
                onChange={(event) => change(key, { label: event.currentTarget.value })}
              />
              <TextInput
                label={t('registry.labelFr')}
                flex="1 1 9rem"
                maxLength={50}
                autoComplete="off"
                value={labelFr}
                onChange={(event) => change(key, { labelFr: event.currentTarget.value })}
              />
              <Tooltip label={t('registry.remove', { code })}>
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={t('registry.remove', { code })}
                  onClick={() =>
                    setDraft((before) => ({ ...before, sexes: before.sexes.filter((sex) => sex.key !== key) }))
                  }
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          ))}
          {incomplete && (
            <Input.Error size="sm" role="alert">
              {t('registry.incomplete')}
            </Input.Error>
          )}
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={draft.sexes.length >= mostFurther}
              onClick={add}
            >
              {t('registry.add')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </DialogForm>
  );
}
