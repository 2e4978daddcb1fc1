import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '#shared/dates.ts';
import type { Finding } from '#shared/findings.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { useDateEntry } from '../clocks/use-date-entry.ts';
import { TestSelect } from './test-select.tsx';

interface Props {
  readonly finding: Finding;
  close(): void;
}

/** Closes a finding: what was done, when, by whom, and the retest that proves it. */
export function ResolveDialog({ finding, close }: Props) {
  const { t } = useTranslation('findings');
  const { read, noDay, missing } = useDateEntry();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [today] = useState(() => localDate(new Date()));
  const [resolution, setResolution] = useState(finding.resolution ?? '');
  const [resolvedOn, setResolvedOn] = useState(finding.resolvedOn ?? today);
  const [resolvedById, setResolvedById] = useState(finding.resolvedById ?? finding.ownerId);
  const [retestId, setRetestId] = useState(finding.retestId);
  const [problems, setProblems] = useState<{ readonly resolution?: string; readonly resolvedOn?: string }>({});
  const resolve = useAction('findings.resolve', {
    onSuccess() {
      touch('finding');
      notify.done(t(finding.severity === 'blocking' ? 'resolvedBlocking' : 'resolved'));
      close();
    },
  });
  const refused = fieldErrors(resolve.error, sentence);
  const shown = ['resolution', 'resolvedOn', 'resolvedById', 'retestId'].some((field) => field in refused);
  const dirty = resolution !== (finding.resolution ?? '') || retestId !== finding.retestId;

  const submit = () => {
    const day = read(resolvedOn);
    const found = {
      ...(resolution.trim() === '' ? { resolution: t('form.resolutionMissing') } : {}),
      ...(day === undefined ? { resolvedOn: noDay } : day === null ? { resolvedOn: missing } : {}),
    };
    setProblems(found);
    if (Object.keys(found).length > 0 || !day) return;
    const { id, version } = finding;
    resolve.mutate({ id, version, resolution: resolution.trim(), resolvedOn: day, resolvedById, retestId });
  };

  return (
    <DialogForm
      title={t('resolveTitle')}
      confirmLabel={t('resolve')}
      dirty={dirty}
      pending={resolve.isPending}
      error={shown ? undefined : resolve.error}
      submit={submit}
      close={close}
    >
      <Textarea
        label={t('form.resolution')}
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={5000}
        data-autofocus
        value={resolution}
        error={problems.resolution ?? refused.resolution}
        onChange={(event) => setResolution(event.currentTarget.value)}
      />
      <DateField
        label={t('form.resolvedOn')}
        value={resolvedOn}
        error={problems.resolvedOn ?? refused.resolvedOn}
        onChange={setResolvedOn}
      />
      <PersonPicker
        label={t('form.resolvedBy')}
        value={resolvedById}
        heldName={finding.resolvedByName ?? finding.ownerName}
        error={refused.resolvedById}
        onChange={setResolvedById}
      />
      <TestSelect
        unitId={finding.unitId}
        label={t('form.retest')}
        description={t('form.retestHint')}
        value={retestId}
        except={finding.testId}
        error={refused.retestId}
        onChange={setRetestId}
      />
    </DialogForm>
  );
}
