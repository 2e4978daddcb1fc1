import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient, PatientChange } from '../../shared/patient-records.ts';
import type { OutputOf } from '../api/client.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Pager } from '../ui/pager.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useMomentText, useValueText } from './patient-words.ts';
import { useIdentityAction } from './use-identity-action.ts';
import { useLook } from './use-look.tsx';
import { useRevealed } from './use-revealed.ts';

const pageSize = 10;
type Values = OutputOf<'patients.revealChange'>['fields'];

/** What happened to a patient's record: who, when and why; the values of a correction show after a look that is on record. */
export function PatientHistory({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const [page, setPage] = useState(1);
  const list = useCall('patients.changes', { id: patient.id, page, pageSize }, { placeholderData: keepPreviousData });
  const revealed = useRevealed<Values>();
  const { look, dialog } = useLook();
  const action = useIdentityAction('patients.revealChange');
  const show = (changeId: number) =>
    look(async (reason) => {
      const put = revealed.begin();
      const { fields } = await action.run({ id: patient.id, changeId, ...(reason === undefined ? {} : { reason }) });
      put([[changeId, fields]]);
    });
  const { data } = list;
  return (
    <SectionCard title={t('history.title')}>
      {list.error !== null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {data === undefined ? (
        list.error === null && <Skeleton height={90} />
      ) : data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('history.none')}
        </Text>
      ) : (
        <>
          <ul className="rems-plain-list">
            {data.items.map((change) => (
              <li key={change.id}>
                <Change
                  change={change}
                  shown={revealed.of(change.id)}
                  show={() => show(change.id)}
                  hide={() => revealed.hide(change.id)}
                />
              </li>
            ))}
          </ul>
          {data.total > pageSize && <Pager page={page} pageSize={pageSize} total={data.total} onChange={setPage} />}
        </>
      )}
      {dialog}
    </SectionCard>
  );
}

interface ChangeProps {
  readonly change: PatientChange;
  readonly shown: { readonly value: Values; readonly seconds: number } | undefined;
  show(): void;
  hide(): void;
}

function Change({ change, shown, show, hide }: ChangeProps) {
  const { t } = useTranslation('patients');
  const fieldWord = useFieldWord();
  const at = useMomentText()(change.at);
  const corrected = change.kind === 'corrected';
  return (
    <Stack gap={4} py="xs">
      <Group gap="sm" justify="space-between">
        <Text size="sm" fw={600}>
          {t('history.by', { kind: t(`history.kinds.${change.kind}`), name: change.by })}
        </Text>
        <Text size="sm" c="dimmed">
          <time dateTime={change.at}>{at}</time>
        </Text>
      </Group>
      {corrected && <Text size="sm">{t('history.fields', { fields: change.fields.map(fieldWord).join(', ') })}</Text>}
      {change.reason !== null && <Text size="sm">{t('history.reason', { reason: change.reason })}</Text>}
      {corrected && (
        <div>
          {shown === undefined ? (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconEye size={14} aria-hidden />}
              aria-label={t('history.showOf', { at })}
              onClick={show}
            >
              {t('history.show')}
            </Button>
          ) : (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconEyeOff size={14} aria-hidden />}
              onClick={hide}
            >
              {t('history.hide', { count: shown.seconds })}
            </Button>
          )}
        </div>
      )}
      {shown !== undefined && <ChangedValues of={shown.value} />}
    </Stack>
  );
}

function ChangedValues({ of: values }: { readonly of: Values }) {
  const { t } = useTranslation('patients');
  const fieldWord = useFieldWord();
  const valueText = useValueText();
  if (values === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('history.unreadable')}
      </Text>
    );
  }
  const columns = [t('history.field'), t('history.old'), t('history.new')] as const;
  return (
    <TableFrame label={t('history.table')} columns={columns} minWidth={360}>
      {values.map(({ field, old, new: after }) => (
        <Table.Tr key={field}>
          <Table.Td>{fieldWord(field)}</Table.Td>
          <Table.Td data-label={columns[1]}>{valueText(field, old)}</Table.Td>
          <Table.Td data-label={columns[2]}>{valueText(field, after)}</Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}

/** The word for a field by its name in the contract. */
function useFieldWord(): (field: string) => string {
  const { t } = useTranslation('patients');
  const known = ['ipp', 'sex', 'firstName', 'lastName', 'birthDate'] as const;
  return (field) => {
    const name = known.find((one) => one === field);
    return name === undefined ? field : t(`fields.${name}`);
  };
}
