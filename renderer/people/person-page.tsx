import { Anchor, Stack } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Person } from '../../shared/people.ts';
import { useCall } from '../api/hooks.ts';
import { DocumentsCard } from '../parts/documents/documents-card.tsx';
import { HistoryCard } from '../parts/history/history-card.tsx';
import { useSession } from '../session/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { Page } from '../ui/page.tsx';
import { BackButton, RecordFrame, useRecordId } from '../ui/record-frame.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { MergedNote } from './merged-note.tsx';
import { PersonActs } from './person-acts.tsx';
import { AssignedCard, DoneCard } from './person-records.tsx';
import { PersonStatusSign } from './person-status.tsx';

/** The page of one person. */
export function PersonPage() {
  const { t } = useTranslation('people');
  const id = useRecordId();
  const person = useCall('people.get', { id: id ?? 1 }, { enabled: id !== null });
  const back = <BackButton list="/people" />;
  return (
    <RecordFrame
      title={t('title')}
      id={id}
      asked={person}
      missing={{ icon: IconUserOff, title: t('notFoundTitle'), text: t('notFoundText') }}
      back={back}
    >
      {(stored) => <Loaded key={stored.id} person={stored} back={back} />}
    </RecordFrame>
  );
}

function Loaded({ person, back }: { readonly person: Person; readonly back: ReactNode }) {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const readsUnits = can('equipment:read');
  return (
    <Page
      title={person.name}
      beside={<PersonStatusSign status={person.status} />}
      actions={
        <>
          {back}
          <PersonActs person={person} />
        </>
      }
    >
      <Stack gap="md" className="rems-in-order">
        <MergedNote person={person} />
        <SectionCard title={t('contactCard')}>
          <Facts of={useContactFacts(person)} />
        </SectionCard>
        {readsUnits && <AssignedCard person={person} />}
        {readsUnits && <DoneCard person={person} />}
        <DocumentsCard entity="person" entityId={person.id} canWrite={can('people:write')} />
        <HistoryCard entity="person" entityId={person.id} />
      </Stack>
    </Page>
  );
}

function useContactFacts(person: Person): (readonly [string, ReactNode])[] {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const { name, email, phone, accountId } = person;
  const facts: (readonly [string, ReactNode])[] = [
    [
      t('fields.email'),
      <Anchor key="email" href={`mailto:${email}`} size="sm" aria-label={t('mail', { email, name })}>
        {email}
      </Anchor>,
    ],
    [
      t('fields.phone'),
      phone === null ? (
        t('none')
      ) : (
        <Anchor
          key="phone"
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          size="sm"
          aria-label={t('call', { phone, name })}
        >
          {phone}
        </Anchor>
      ),
    ],
    [t('fields.roles'), person.roles.map((role) => t(`roles.${role}`)).join(', ')],
    [t('fields.number'), String(person.id)],
  ];
  if (!can('accounts:manage')) return facts;
  const account =
    accountId === null ? (
      <Anchor component={Link} key="account" to={`/admin/accounts/new?person=${person.id}`} size="sm">
        {t('noAccount')}
      </Anchor>
    ) : (
      <Anchor component={Link} key="account" to={`/admin/accounts/${accountId}`} size="sm">
        {t('openAccount')}
      </Anchor>
    );
  return [...facts, [t('fields.account'), account]];
}
