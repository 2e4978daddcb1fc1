import { List, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationRule } from '#shared/obligation-rules.ts';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { useDateEntry } from './use-date-entry.ts';
import { useRuleWords } from './use-rule-words.ts';

interface Props {
  /** One unit, or many at once. */
  readonly unitIds: readonly number[];
  /** The class of the units, when they have one in common: its rules are offered first. */
  readonly classId?: number | undefined;
  /** Rules that the unit is under already. */
  readonly heldRuleIds?: readonly number[] | undefined;
  close(): void;
}

/** Puts one unit or many under a rule. */
export function AddObligationDialog({ unitIds, classId, heldRuleIds = [], close }: Props) {
  const { t } = useTranslation('obligations');
  const sentence = useSentence();
  const words = useRuleWords();
  const dates = useDateEntry();
  const notify = useNotify();
  const touch = useTouch();
  const rules = useCall('obligations.rules', {});
  const [ruleId, setRuleId] = useState<string | null>(null);
  const [startsOn, setStartsOn] = useState('');
  const [note, setNote] = useState('');
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const add = useAction('obligations.add', {
    onSuccess({ added, unchanged }) {
      touch('obligation');
      touch('unit');
      const one = unitIds.length === 1 && added === 1;
      const tail = unchanged > 0 ? ` ${t('dialog.unchangedMany', { count: unchanged })}` : '';
      notify.done(one ? t('dialog.added', { rule: rule?.label }) : t('dialog.addedMany', { count: added }) + tail);
      close();
    },
    onError: (error) => setMessages(fieldErrors(error, sentence)),
  });
  const offered = (rules.data?.items ?? []).filter(({ id }) => !heldRuleIds.includes(id));
  const rule = offered.find(({ id }) => String(id) === ruleId);

  const submit = () => {
    const day = dates.read(startsOn);
    const problems = {
      ...(rule ? {} : { ruleId: t('dialog.ruleMissing') }),
      ...(day === undefined ? { startsOn: dates.noDay } : {}),
    };
    setMessages(problems);
    if (!rule || day === undefined) return;
    const typedNote = note.trim() === '' ? null : note.trim();
    add.mutate({ unitIds: [...unitIds], ruleId: rule.id, startsOn: day, note: typedNote });
  };

  return (
    <DialogForm
      title={unitIds.length === 1 ? t('dialog.addTitle') : t('dialog.addTitleMany', { count: unitIds.length })}
      confirmLabel={t('dialog.add')}
      dirty={ruleId !== null || startsOn !== '' || note !== ''}
      pending={add.isPending}
      error={rules.error ?? (Object.keys(messages).length > 0 ? undefined : add.error)}
      submit={submit}
      close={close}
    >
      <Select
        label={t('dialog.rule')}
        {...(classId === undefined ? {} : { description: t('dialog.ruleHint') })}
        required
        withAsterisk
        searchable
        openOnFocus={false}
        data={options(offered, classId, { ofClass: t('dialog.ofClass'), others: t('dialog.otherRules') })}
        nothingFoundMessage={t('dialog.nothing')}
        value={ruleId}
        error={messages.ruleId}
        onChange={setRuleId}
        data-autofocus
        comboboxProps={{ withinPortal: true }}
      />
      {rule && (
        <List size="sm" c="dimmed">
          {words.timing(rule.definition).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
          {rule.definition.citation !== '' && (
            <List.Item>
              <Text span size="sm">
                {t('rule.citation', { citation: rule.definition.citation })}
              </Text>
            </List.Item>
          )}
        </List>
      )}
      <DateField
        label={t('dialog.startsOn')}
        description={t('dialog.startsHint')}
        value={startsOn}
        error={messages.startsOn}
        onChange={setStartsOn}
      />
      <Textarea
        label={t('dialog.note')}
        autosize
        maxLength={2000}
        value={note}
        error={messages.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}

function options(
  rules: readonly ObligationRule[],
  classId: number | undefined,
  groups: { readonly ofClass: string; readonly others: string },
) {
  const item = ({ id, label }: ObligationRule) => ({ value: String(id), label });
  if (classId === undefined) return rules.map(item);
  const fits = ({ definition }: ObligationRule) =>
    definition.classIds.length === 0 || definition.classIds.includes(classId);
  const fitting = rules.filter(fits).map(item);
  const others = rules.filter((rule) => !fits(rule)).map(item);
  return others.length === 0
    ? fitting
    : [
        { group: groups.ofClass, items: fitting },
        { group: groups.others, items: others },
      ];
}
