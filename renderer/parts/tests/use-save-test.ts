import { useState } from 'react';
import type { Test } from '#shared/compliance.ts';
import { useApi } from '../../api/context.tsx';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { rebased } from '../../ui/rebased.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { uploadDocument } from '../documents/upload-document.ts';
import type { NewFinding } from './new-findings.tsx';
import { type TestDraft, testChange, testDraft, testValues } from './test-draft.ts';

/** What is typed and chosen together with a survey. */
export interface Belongings {
  readonly findings: readonly NewFinding[];
  readonly files: readonly File[];
}

/** The document that is sent at this moment. */
export interface FileOnItsWay {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
}

interface Options {
  readonly unitId: number;
  readonly test: Test | undefined;
  readonly bookingId: number | undefined;
  /** Somebody else saved first: what was not touched here follows. */
  onConflict(rebase: (draft: TestDraft, opened: TestDraft) => TestDraft, current: Test): void;
}

/**
 * Saves a survey and what belongs to it, in this order: the survey, its findings one by one, its documents. What was saved is not sent
 * again when a later part is refused.
 */
export function useSaveTest({ unitId, test, bookingId, onConflict }: Options) {
  const record = useAction('compliance.recordTest');
  const update = useAction('compliance.updateTest');
  const report = useAction('findings.create');
  const api = useApi();
  const touch = useTouch();
  const [base, setBase] = useState(test);
  const [recorded, setRecorded] = useState<Test>();
  const [raced, setRaced] = useState(false);
  const [pending, setPending] = useState(false);
  const [sending, setSending] = useState<FileOnItsWay>();

  async function change(stored: Test, draft: TestDraft, reason: string): Promise<Test | undefined> {
    const values = testChange(stored, draft);
    if (Object.keys(values).length === 0) return stored;
    try {
      return await update.mutateAsync({ id: stored.id, version: stored.version, reason: reason.trim(), ...values });
    } catch (refusal) {
      const current = storedNow<Test>(refusal);
      if (!current) throw refusal;
      onConflict((now, opened) => rebased(now, opened, testDraft(current)), current);
      setBase(current);
      setRaced(true);
      return undefined;
    }
  }

  return {
    pending,
    sending,
    raced,
    recorded,
    /**
     * @param left told what is still to be saved, after each part
     * @returns the survey once all of it is saved; undefined when somebody else saved first
     * @throws whatever the core refused
     */
    async save(
      draft: TestDraft,
      reason: string,
      { findings, files }: Belongings,
      left: (rest: Belongings) => void,
    ): Promise<Test | undefined> {
      setPending(true);
      try {
        if (base) return await change(base, draft, reason);
        let made = recorded;
        if (!made) {
          made = await record.mutateAsync({
            unitId,
            ...testValues(draft),
            ...(bookingId === undefined ? {} : { bookingId }),
          });
          setRecorded(made);
        }
        for (const [index, { description, severity }] of findings.entries()) {
          await report.mutateAsync({ unitId, testId: made.id, description: description.trim(), severity });
          left({ findings: findings.slice(index + 1), files });
        }
        for (const [index, file] of files.entries()) {
          const onProgress = (sent: number, total: number) => setSending({ name: file.name, sent, total });
          onProgress(0, file.size);
          await uploadDocument(api, { entity: 'test', entityId: made.id, onProgress }, file);
          left({ findings: [], files: files.slice(index + 1) });
        }
        return made;
      } finally {
        setPending(false);
        setSending(undefined);
        for (const topic of ['test', 'booking', 'finding', 'document', 'unit'] as const) touch(topic);
      }
    },
  };
}
