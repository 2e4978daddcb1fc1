import { Button, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { MembersDialog } from './members-dialog.tsx';

/** Who belongs to the study, by role and by name. */
export function MembersCard({ study }: { readonly study: Study }) {
  const { t } = useTranslation('studies');
  const [editing, setEditing] = useState(false);
  return (
    <SectionCard
      title={t('fields.people')}
      lead={t(study.everyone ? 'people.everyoneLead' : 'people.namedLead')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setEditing(true)}
        >
          {t('people.edit')}
        </Button>
      }
    >
      {study.members.length === 0 ? (
        <Text size="sm">{t(study.everyone ? 'people.noFurther' : 'people.none')}</Text>
      ) : (
        <TableFrame
          label={t('people.table')}
          columns={[t('people.account'), t('people.role'), t('people.standing')]}
          minWidth={420}
        >
          {study.members.map((member) => (
            <MemberRow key={member.accountId} member={member} />
          ))}
        </TableFrame>
      )}
      {editing && <MembersDialog study={study} close={() => setEditing(false)} />}
    </SectionCard>
  );
}

function MemberRow({ member }: { readonly member: Study['members'][number] }) {
  const { t } = useTranslation('studies');
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {member.displayName ?? member.username}
        </Text>
        {member.displayName !== null && (
          <Text size="xs" c="dimmed">
            {member.username}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('people.role')}>{t(`roles.${member.role}`)}</Table.Td>
      <Table.Td data-label={t('people.standing')}>
        {member.effective ? (
          t('people.works')
        ) : (
          <Sign icon={IconAlertTriangle} tone="warning" title={t('people.idleHint')}>
            {t('people.idle')}
          </Sign>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
