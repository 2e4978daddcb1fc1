import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { obligationPresets } from '../../shared/obligation-presets.ts';
import type { ObligationRule } from '../../shared/obligation-rules.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { goToInput } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { storedNow } from '../ui/stored-now.ts';
import { definitionDraft, type RuleDraft, readDraft, ruleDraft } from './rule-draft.ts';
import { inputId, RuleFields } from './rule-fields.tsx';
import { RulePreview } from './rule-preview.tsx';

interface Props {
  /** The rule to edit; absent to add one. */
  readonly rule: ObligationRule | undefined;
  close(): void;
}

/** Adds a rule or makes a new version of one, with a preview of what it means. */
export function RuleDialog({ rule, close }: Props) {
  const { t } = useTranslation('obligations');
  const { t: tUi } = useTranslation('ui');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [stored, setStored] = useState(rule);
  const [initial, setInitial] = useState(() => ruleDraft(rule));
  const [draft, setDraft] = useState(initial);
  const [reason, setReason] = useState('');
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [conflict, setConflict] = useState(false);
  const [error, setError] = useState<unknown>();
  const dirty = JSON.stringify(draft) !== JSON.stringify(initial) || reason !== '';
  const create = useAction('obligations.createRule');
  const update = useAction('obligations.updateRule');
  const pending = create.isPending || update.isPending;
  const preset = obligationPresets.find(({ key }) => key === rule?.key);

  const set = (part: Partial<RuleDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages({});
  };
  const save = async () => {
    setError(undefined);
    setConflict(false);
    const { definition, problems } = readDraft(draft);
    const found: Record<string, string> = {};
    for (const problem of problems) {
      found[problem.field] = problem.why === 'sentence' ? sentence(problem.sentence) : t(`rules.${problem.why}`);
    }
    if (stored && reason.trim() === '') found.reason = t('rules.reasonMissing');
    setMessages(found);
    const [first] = Object.keys(found);
    if (first !== undefined) goToInput(inputId(first));
    if (!definition || first !== undefined) return;
    try {
      const label = draft.label.trim();
      if (stored) {
        const { id, version } = stored;
        await update.mutateAsync({ id, version, label, definition, active: draft.active, reason: reason.trim() });
        notify.done(t('rules.saved', { label }));
      } else {
        await create.mutateAsync({ label, definition });
        notify.done(t('rules.created', { label }));
      }
      touch('rule');
      close();
    } catch (refusal) {
      const current = stored && storedNow<ObligationRule>(refusal);
      if (current) {
        setDraft(rebased(draft, initial, ruleDraft(current)));
        setInitial(ruleDraft(current));
        setStored(current);
        return setConflict(true);
      }
      const byField = fieldErrors(refusal, sentence);
      setMessages(toFields(byField));
      if (Object.keys(byField).length === 0) setError(refusal);
    }
  };

  return (
    <DialogForm
      wide
      title={rule === undefined ? t('rules.newTitle') : t('rules.editTitle', { label: rule.label })}
      confirmLabel={rule === undefined ? t('rules.create') : tUi('save')}
      dirty={dirty}
      pending={pending}
      error={error}
      submit={save}
      close={close}
    >
      {conflict && (
        <Text size="sm" role="alert">
          {t('rules.conflict')}
        </Text>
      )}
      <RuleFields draft={draft} messages={messages} set={set} />
      <RulePreview definition={readDraft({ ...draft, label: draft.label || '-' }).definition} />
      {stored !== undefined && (
        <>
          <Checkbox
            label={t('rules.active')}
            description={t('rules.activeHint')}
            checked={draft.active}
            onChange={(event) => set({ active: event.currentTarget.checked })}
          />
          {preset && (
            <Group>
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  set({ label: preset.label, ...definitionDraft(preset.definition) });
                  notify.done(t('rules.resetDone'));
                }}
              >
                {t('rules.reset')}
              </Button>
            </Group>
          )}
          <TextInput
            id={inputId('reason')}
            label={t('rules.reason')}
            description={t('rules.reasonHint')}
            required
            maxLength={500}
            value={reason}
            error={messages.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {stored.unitCount > 0 && (
            <Text size="sm" c="dimmed">
              {t('rules.atOnce', { count: stored.unitCount })}
            </Text>
          )}
        </>
      )}
    </DialogForm>
  );
}

/** Messages of the core by the field of the form that should be changed. */
function toFields(messages: Readonly<Record<string, string>>): Record<string, string> {
  const names: Readonly<Record<string, string>> = {
    'definition.window': 'hasWindow',
    'definition.limit': 'limit',
    'definition.classIds': 'classIds',
  };
  return Object.fromEntries(Object.entries(messages).map(([path, text]) => [names[path] ?? path, text]));
}
