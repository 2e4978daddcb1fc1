import { Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HandedOverPart, handedOverParts, type Person, type PersonRole } from '../../shared/people.ts';
import { performerRoles } from '../../shared/test-types.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { PersonPicker } from '../ui/person-picker.tsx';
import { RecordTable } from './person-records.tsx';

interface Props {
  readonly person: Person;
  close(): void;
}

/** Whom the picker offers: those who may take over every part that is chosen; the core has the last word. */
function rolesFor(parts: readonly HandedOverPart[]): readonly PersonRole[] {
  const only = (['contact', 'supervisor', 'physician'] as const).filter((part) => parts.includes(part));
  if (only.length > 0) return only.slice(0, 1);
  return parts.includes('assignee') ? performerRoles : [];
}

/** Whether people of this role are named so. */
function isOffered(role: PersonRole, part: HandedOverPart): boolean {
  return role === part || (part === 'assignee' && performerRoles.some((one) => one === role));
}

/** Hands the units, bookings and findings of a person over: what, to whom, what would change, and then at once. */
export function HandOverDialog({ person, close }: Props) {
  const { t } = useTranslation('people');
  const sentence = useSentence();
  const { can } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  const offered = handedOverParts.filter(
    (part) => can('compliance:write') || (part !== 'assignee' && part !== 'owner'),
  );
  const [parts, setParts] = useState<readonly HandedOverPart[]>(() =>
    offered.filter((part) => part === 'owner' || person.roles.some((role) => isOffered(role, part))),
  );
  const [toId, setToId] = useState<number | null>(null);
  const [includeRetired, setIncludeRetired] = useState(false);
  const [tried, setTried] = useState(false);
  const asked = { fromId: person.id, toId: toId ?? 1, parts: [...parts], includeRetired };
  const ready = toId !== null && parts.length > 0;
  const preview = useCall('people.previewReassign', asked, { enabled: ready, retry: false });
  const reassign = useAction('people.reassign', {
    onSuccess({ changed }) {
      for (const topic of ['unit', 'person', 'booking', 'finding'] as const) touch(topic);
      notify.done(t('handOver.done', { count: changed }));
      close();
    },
    onError: () => void preview.refetch(),
  });
  const refused = fieldErrors(preview.error, sentence);
  const { data } = preview;
  const counts = data?.counts;
  const submit = () => {
    setTried(true);
    if (ready && data !== undefined && data.total > 0) reassign.mutate({ ...asked, proof: data.proof });
  };
  const count = data?.total ?? 0;
  return (
    <DialogForm
      title={t('handOver.title', { name: person.name })}
      confirmLabel={count > 0 ? t('handOver.confirm', { count }) : t('handOver.button')}
      dirty={toId !== null}
      pending={reassign.isPending}
      error={reassign.error ?? (Object.keys(refused).length > 0 ? undefined : (preview.error ?? undefined))}
      wide
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('handOver.text')}</Text>
      <Checkbox.Group
        label={t('handOver.what')}
        value={[...parts]}
        {...(tried && parts.length === 0 ? { error: t('handOver.whatMissing') } : {})}
        onChange={(next) => setParts(offered.filter((part) => next.includes(part)))}
      >
        <Group gap="md" mt={6}>
          {offered.map((part) => (
            <Checkbox
              key={part}
              value={part}
              label={
                counts !== undefined && parts.includes(part)
                  ? t('handOver.counted', { part: t(`handOver.parts.${part}`), count: counts[part] })
                  : t(`handOver.parts.${part}`)
              }
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label={t('handOver.includeRetired')}
        checked={includeRetired}
        onChange={(event) => setIncludeRetired(event.currentTarget.checked)}
      />
      <PersonPicker
        label={t('handOver.to')}
        roles={rolesFor(parts)}
        value={toId}
        error={tried && toId === null ? t('handOver.toMissing') : refused.toId}
        onChange={setToId}
      />
      {ready && preview.error === null && (
        <Stack gap="xs" mih={120}>
          {data === undefined ? (
            <Skeleton height={110} />
          ) : count === 0 ? (
            <Text size="sm" c="dimmed" role="status">
              {t('handOver.nothing')}
            </Text>
          ) : (
            <>
              <Text size="sm" role="status">
                {t('handOver.preview', { count })}
                {count > data.examples.length && ` ${t('handOver.first', { count: data.examples.length })}`}
              </Text>
              <RecordTable label={t('handOver.previewTable')} records={data.examples} />
            </>
          )}
        </Stack>
      )}
    </DialogForm>
  );
}
