import { useRef, useState } from 'react';
import type { Duplicates } from '../../shared/patient-records.ts';
import { isDay, type PatientDraft } from './patient-draft.ts';
import { useIdentityAction } from './use-identity-action.ts';

const none: Duplicates = { known: [], hidden: false };
/** By what an entry may be known; each is asked for as soon as its fields are complete. */
type Part = 'ipp' | 'person';

/** Patients that an entry may be. */
export interface DuplicateCheck {
  readonly found: Duplicates;
  /** An IPP that is taken in the study: the entry cannot be saved. */
  readonly blocked: boolean;
  /** Both names and the birth date are known in the study: it must be said why it is another person. */
  readonly needsReason: boolean;
  /** Asks about what is complete and has changed since. */
  look(draft: PatientDraft): void;
  /** The fields were changed: what was found of them holds no longer. */
  changed(part: Partial<PatientDraft>): void;
  /** What the core answered to a save. */
  refused(duplicates: Duplicates): void;
  clear(): void;
}

/** Looks for patients that an entry may be, part by part; what is typed meanwhile wins over a late answer. */
export function useDuplicates(studyId: number | undefined): DuplicateCheck {
  const action = useIdentityAction('patients.duplicates');
  const [found, setFound] = useState<Readonly<Partial<Record<Part, Duplicates>>>>({});
  const asked = useRef<Partial<Record<Part, string>>>({});
  const put = (part: Part, duplicates: Duplicates | undefined) =>
    setFound(({ [part]: _, ...others }) => (duplicates === undefined ? others : { ...others, [part]: duplicates }));
  const ask = async (part: Part, entry: Partial<PatientDraft>) => {
    const mark = JSON.stringify(entry);
    if (asked.current[part] === mark) return;
    asked.current[part] = mark;
    try {
      const answer = await action.run({ ...(studyId === undefined ? {} : { studyId }), ...entry });
      if (asked.current[part] === mark) put(part, answer);
    } catch {
      // The core looks again when the patient is saved, and says so then.
      if (asked.current[part] === mark) delete asked.current[part];
    }
  };
  const forget = (part: Part) => {
    delete asked.current[part];
    put(part, undefined);
  };
  const all = Object.values(found).reduce(joined, none);
  const here = all.known.filter(({ sameStudy }) => sameStudy);
  return {
    found: all,
    blocked: here.some(({ by }) => by === 'ipp'),
    needsReason: here.some(({ by }) => by === 'name'),
    look({ ipp, firstName, lastName, birthDate }) {
      if (ipp.trim() !== '') void ask('ipp', { ipp: ipp.trim() });
      const names = { firstName: firstName.trim(), lastName: lastName.trim() };
      if (names.firstName !== '' && names.lastName !== '' && isDay(birthDate))
        void ask('person', { ...names, birthDate });
    },
    changed(part) {
      if ('ipp' in part) forget('ipp');
      if ('firstName' in part || 'lastName' in part || 'birthDate' in part) forget('person');
    },
    refused(duplicates) {
      const by = (kind: 'ipp' | 'name') => ({
        known: duplicates.known.filter((one) => one.by === kind),
        hidden: false,
      });
      setFound({ ipp: by('ipp'), person: { ...by('name'), hidden: duplicates.hidden } });
    },
    clear() {
      asked.current = {};
      setFound({});
    },
  };
}

function joined(one: Duplicates, other: Duplicates): Duplicates {
  return { known: [...one.known, ...other.known], hidden: one.hidden || other.hidden };
}
