import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitField } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { typedDate } from '../ui/date-text.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { type Draft, type DraftProblem, type DraftValue, readDraft, unitFieldNames } from './draft.ts';
import { fieldSpecs } from './fields.ts';
import { subclassFits } from './lookup-options.ts';

type Messages = Readonly<Partial<Record<UnitField, string>>>;

/** A form in the making: what stands in the fields, what is wrong with them in words, and how to read them. */
export function useUnitDraft(initial: Draft) {
  const { t, i18n } = useTranslation('equipment');
  const translate = useSentence();
  const language = i18n.resolvedLanguage ?? 'en';
  const lookups = useCall('lookups.all', {}).data;
  const [draft, setDraft] = useState(initial);
  const [messages, setMessages] = useState<Messages>({});

  const set = useCallback(
    (field: UnitField, value: DraftValue) => {
      setDraft((before) => {
        const next = { ...before, [field]: value };
        const { classId, subclassId } = next;
        const orphan =
          field === 'classId' &&
          lookups !== undefined &&
          !subclassFits(
            lookups,
            typeof subclassId === 'number' ? subclassId : null,
            typeof classId === 'number' ? classId : null,
          );
        return orphan ? { ...next, subclassId: null } : next;
      });
      setMessages((before) => ({ ...before, [field]: undefined }));
    },
    [lookups],
  );

  const sentence = (field: UnitField, problem: DraftProblem): string =>
    t(`problems.${problem}`, {
      example: typedDate('2026-03-31', language),
      max: fieldSpecs[field].max ?? 0,
    });

  /** Reads some fields; undefined when one cannot be read, which then says why. */
  const read = (fields: readonly UnitField[]) => {
    const { values, problems } = readDraft(draft, fields, language);
    const found = fields.flatMap((field) => {
      const problem = problems[field];
      return problem === undefined ? [] : [[field, sentence(field, problem)] as const];
    });
    setMessages(Object.fromEntries(found));
    return found.length > 0 ? undefined : values;
  };

  /** Puts what the core refused beside its fields; answers whether it named any of them. */
  const refuse = (error: unknown): boolean => {
    const byField: Partial<Record<UnitField, string>> = {};
    for (const [path, message] of Object.entries(fieldErrors(error, translate))) {
      const field = unitFieldNames.find((name) => name === path.split('.')[0]);
      if (field !== undefined) byField[field] = message;
    }
    setMessages(byField);
    return Object.keys(byField).length > 0;
  };

  const peek = (fields: readonly UnitField[]) => readDraft(draft, fields, language);
  const classId = typeof draft.classId === 'number' ? draft.classId : null;
  const facilityId = typeof draft.facilityId === 'number' ? draft.facilityId : null;
  return { draft, classId, facilityId, messages, set, read, peek, refuse };
}
