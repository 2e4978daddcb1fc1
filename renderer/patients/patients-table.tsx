import { ActionIcon, Anchor, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Identity } from '../../shared/identity-fields.ts';
import type { Patient, PatientSortKey } from '../../shared/patient-records.ts';
import { typedDate } from '../ui/date-text.ts';
import { Sign } from '../ui/sign.tsx';
import type { SortLevel } from '../ui/sort.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { IdentityValue, Masked } from './identity-value.tsx';
import { useMomentText, useSexWord } from './patient-words.ts';
import classes from './patients.module.css';
import { Unreadable } from './unreadable.tsx';
import type { Revealed, Shown } from './use-revealed.ts';

interface Props {
  readonly patients: readonly Patient[];
  /** Whether the study is a column. */
  readonly withStudy: boolean;
  readonly revealed: Revealed<Identity | null>;
  onReveal(id: number): void;
  readonly sort: readonly SortLevel<PatientSortKey>[];
  onSort(by: PatientSortKey): void;
}

/** Identities cannot be sorted by: the core keeps them encrypted. */
const columns = [
  ['identifier', 'identifier'],
  // Beside what never moves: the button stays below the pointer when the values come.
  ['acts', undefined],
  ['ipp', undefined],
  ['lastName', undefined],
  ['firstName', undefined],
  ['birthDate', undefined],
  ['sex', 'sex'],
  ['createdAt', 'created'],
  ['createdBy', 'creator'],
  ['study', 'study'],
] as const;
type Column = (typeof columns)[number][0];

/** Patients with their identities hidden; an eye on each row shows one, and `R` does while the focus is in the row. */
export function PatientsTable({ patients, withStudy, revealed, onReveal, sort, onSort }: Props) {
  const { t } = useTranslation('patients');
  const shown = columns.filter(([name]) => name !== 'study' || withStudy);
  const heading = (name: Column) => (name === 'ipp' ? t('ippShort') : t(`fields.${name}`));
  return (
    <TableFrame
      label={t('title')}
      minWidth={withStudy ? 1080 : 980}
      columns={shown.map(([name, by]) =>
        by === undefined ? (
          heading(name)
        ) : (
          <SortButton key={name} label={heading(name)} by={by} sort={sort} onSort={onSort} />
        ),
      )}
      sorted={shown.map(([, by]) => (by === undefined ? undefined : ariaSort(sort, by)))}
    >
      {patients.map((patient) => (
        <PatientRow
          key={patient.id}
          patient={patient}
          withStudy={withStudy}
          shown={revealed.of(patient.id)}
          show={() => onReveal(patient.id)}
          hide={() => revealed.hide(patient.id)}
        />
      ))}
    </TableFrame>
  );
}

interface RowProps {
  readonly patient: Patient;
  readonly withStudy: boolean;
  readonly shown: Shown<Identity | null> | undefined;
  show(): void;
  hide(): void;
}

function PatientRow({ patient, withStudy, shown, show, hide }: RowProps) {
  const { t } = useTranslation('patients');
  const location = useLocation();
  const sexWord = useSexWord();
  const momentText = useMomentText();
  const { identifier } = patient;
  const readable = patient.readable && shown?.value !== null;
  const toggle = shown === undefined ? show : hide;
  return (
    <Table.Tr
      onKeyDown={({ key, ctrlKey, metaKey, altKey, repeat }) => {
        if (key.toLowerCase() === 'r' && !ctrlKey && !metaKey && !altKey && !repeat && readable) toggle();
      }}
    >
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Anchor
            component={Link}
            to={`/patients/${patient.id}`}
            state={{ from: location.pathname + location.search }}
            size="sm"
            fw={600}
            className={classes.created ?? ''}
          >
            {identifier}
          </Anchor>
          {patient.state === 'archived' && <Sign icon={IconArchive}>{t('states.archived')}</Sign>}
        </Group>
      </Table.Td>
      <Table.Td>
        {readable &&
          (shown === undefined ? (
            <ActionIcon
              variant="subtle"
              aria-label={t('look.one', { identifier })}
              aria-keyshortcuts="R"
              title={t('look.oneKey')}
              onClick={show}
            >
              <IconEye size={18} aria-hidden />
            </ActionIcon>
          ) : (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconEyeOff size={14} aria-hidden />}
              aria-keyshortcuts="R"
              onClick={hide}
            >
              {/* Heard without the seconds: they would be read out one by one. */}
              <VisuallyHidden>{t('look.hideOne', { identifier })}</VisuallyHidden>
              <span aria-hidden>{t('look.seconds', { count: shown.seconds })}</span>
            </Button>
          ))}
      </Table.Td>
      {readable ? (
        <IdentityCells identity={shown?.value ?? undefined} />
      ) : (
        <Table.Td colSpan={4}>
          <Unreadable />
        </Table.Td>
      )}
      <Table.Td data-label={t('fields.sex')} title={sexWord(patient.sex)}>
        {patient.sex}
      </Table.Td>
      <Table.Td data-label={t('fields.createdAt')}>
        <time dateTime={patient.createdAt} className={classes.created}>
          {momentText(patient.createdAt)}
        </time>
      </Table.Td>
      <Table.Td data-label={t('fields.createdBy')}>{patient.createdBy}</Table.Td>
      {withStudy && <Table.Td data-label={t('fields.study')}>{patient.studyName}</Table.Td>}
    </Table.Tr>
  );
}

function IdentityCells({ identity }: { readonly identity: Identity | undefined }) {
  const { t, i18n } = useTranslation('patients');
  const language = i18n.resolvedLanguage ?? 'en';
  return (['ipp', 'lastName', 'firstName', 'birthDate'] as const).map((field) => {
    const name = field === 'ipp' ? t('ippShort') : t(`fields.${field}`);
    const text = identity?.[field];
    return (
      <Table.Td key={field} data-label={name}>
        {text === undefined ? (
          <Masked />
        ) : (
          <Text span size="sm">
            <IdentityValue name={name} text={field === 'birthDate' ? typedDate(text, language) : text} />
          </Text>
        )}
      </Table.Td>
    );
  });
}
