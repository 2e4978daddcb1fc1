import { Alert, Anchor, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Duplicates } from '../../shared/patient-records.ts';
import { Unreadable } from './unreadable.tsx';

interface Props {
  readonly found: Duplicates;
  /** Why it is another person, as typed. */
  readonly reason: string;
  readonly reasonError: string | undefined;
  setReason(reason: string): void;
  /** The button that asks for a review; absent where none can be asked for. */
  readonly review?: ReactNode;
}

/** Patients that the entry may be: an IPP that is taken, a name that is known, somebody whom one may not see. */
export function DuplicateNotes({ found, reason, reasonError, setReason, review }: Props) {
  const { t } = useTranslation('patients');
  const here = found.known.filter(({ sameStudy }) => sameStudy);
  const byIpp = here.filter(({ by }) => by === 'ipp');
  const byName = here.filter(({ by, id }) => by === 'name' && !byIpp.some((one) => one.id === id));
  const elsewhere = found.known.filter(
    ({ sameStudy, id }, index, all) => !sameStudy && all.findIndex((one) => one.id === id) === index,
  );
  if (found.known.length === 0 && !found.hidden) return null;
  return (
    <Stack gap="sm">
      {byIpp.length > 0 && (
        <Note tone="red" icon={<IconAlertTriangle aria-hidden />} title={t('duplicates.ippTitle')}>
          <Text size="sm">{t('duplicates.ippText')}</Text>
          <Known of={byIpp} />
        </Note>
      )}
      {found.hidden && (
        <Note tone="yellow" icon={<IconLock aria-hidden />} title={t('duplicates.hiddenTitle')}>
          <Text size="sm">{t('duplicates.hiddenText')}</Text>
          {review}
        </Note>
      )}
      {byName.length > 0 && (
        <Note tone="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('duplicates.nameTitle')}>
          <Text size="sm">{t('duplicates.nameText')}</Text>
          <Known of={byName} />
          <TextInput
            label={t('duplicates.reason')}
            description={t('duplicates.reasonHint')}
            maxLength={500}
            autoComplete="off"
            required
            w="100%"
            value={reason}
            error={reasonError}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Note>
      )}
      {elsewhere.length > 0 && (
        <Note tone="blue" icon={<IconInfoCircle aria-hidden />} title={t('duplicates.elsewhereTitle')}>
          <Text size="sm">{t('duplicates.elsewhereText')}</Text>
          <Known of={elsewhere} />
        </Note>
      )}
    </Stack>
  );
}

/** Asks the investigators whether they know the entry. */
export function AskReviewButton({ pending, ask }: { readonly pending: boolean; ask(): void }) {
  const { t } = useTranslation('patients');
  return (
    <Group>
      <Button size="xs" loading={pending} onClick={ask}>
        {t('duplicates.askReview')}
      </Button>
    </Group>
  );
}

interface NoteProps {
  readonly tone: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Note({ tone, icon, title, children }: NoteProps) {
  return (
    <Alert role="alert" variant="light" color={tone} icon={icon} title={title} tabIndex={-1} data-duplicate>
      <Stack gap="xs" align="flex-start">
        {children}
      </Stack>
    </Alert>
  );
}

/** Links to patients, the form asks before what is typed is lost; of one that is set aside whom to tell. */
function Known({ of: known }: { readonly of: Duplicates['known'] }) {
  const { t } = useTranslation('patients');
  return (
    <List size="sm">
      {known.map(({ id, identifier, studyName, aside }) => (
        <List.Item key={id}>
          {aside ? (
            <>
              {t('duplicates.entry', { identifier, study: studyName })}
              <Unreadable />
            </>
          ) : (
            <Anchor component={Link} to={`/patients/${id}`} size="sm">
              {t('duplicates.entry', { identifier, study: studyName })}
            </Anchor>
          )}
        </List.Item>
      ))}
    </List>
  );
}
