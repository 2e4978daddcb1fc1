import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomValues } from '../../shared/custom-values.ts';
import { useSentence } from '../i18n/index.ts';
import { customChanges, customDraft } from '../parts/custom-fields/custom-draft.ts';
import { fieldsOf, useCustomFields } from '../parts/custom-fields/use-field-words.ts';
import { fieldErrors } from '../ui/field-errors.ts';

/** The fields of the clinic in the form of a new unit: those of the class that is chosen. */
export function useCustomForm(classId: number | null, initial: CustomValues) {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  const sentence = useSentence();
  const fields = fieldsOf(useCustomFields(), classId);
  const [first] = useState(() => customDraft(initial, language));
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const { changes, problems } = customChanges(fields, draft, {}, language);
  return {
    dirty: JSON.stringify(draft) !== JSON.stringify(first),
    /** What is sent with the unit; undefined while something cannot be read, which then says why. */
    read() {
      setTried(true);
      setError(undefined);
      if (Object.keys(problems).length > 0) return undefined;
      const given = Object.entries(changes).filter(([, value]) => value !== null);
      return given.length > 0 ? { custom: Object.fromEntries(given) } : {};
    },
    /** Puts what the core refused beside its fields; answers whether it named any of them. */
    refuse(refusal: unknown): boolean {
      setError(refusal);
      return Object.keys(fieldErrors(refusal, sentence)).some((path) => path.startsWith('custom.'));
    },
    section: {
      fields,
      draft,
      problems: tried ? problems : {},
      refused: fieldErrors(error, sentence),
      onChange: (fieldId: number, value: string) => setDraft((before) => ({ ...before, [fieldId]: value })),
    },
  };
}
