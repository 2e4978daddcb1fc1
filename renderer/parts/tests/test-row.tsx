import { ActionIcon, Anchor, Group, Table, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconPaperclip, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Test } from '#shared/compliance.ts';
import { useSession } from '../../session/session.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Signs } from '../../ui/sign.tsx';
import { OutcomeSign } from './outcome-sign.tsx';
import classes from './tests.module.css';
import { useRestoreTest } from './use-test-acts.tsx';

interface Props {
  readonly test: Test;
  /** Cells between the date and the outcome. */
  readonly children?: ReactNode;
  remove(): void;
}

/** One survey: when, what, by whom, what it found, what hangs on it. */
export function TestRow({ test, children, remove }: Props) {
  const { t } = useTranslation('compliance');
  const { t: tRules } = useTranslation('obligations');
  const { can } = useSession();
  const formats = useFormats();
  const location = useLocation();
  const restore = useRestoreTest();
  const date = formats.date(test.testDate);
  const people = [test.performedByName, test.reviewedByName].filter((name) => name !== null);
  const papers = [
    test.reportDate === null ? null : `${t('columns.report')} ${formats.date(test.reportDate)}`,
    test.submissionDate === null ? null : `${t('columns.submission')} ${formats.date(test.submissionDate)}`,
  ].filter((part) => part !== null);
  const editable = can('compliance:write') && test.deleted === null;

  return (
    <Table.Tr className={test.deleted ? (classes.deleted ?? '') : ''}>
      <Table.Td data-label={t('columns.date')} className={classes.date ?? ''}>
        {editable ? (
          <Anchor
            component={Link}
            to={`/equipment/${test.unitId}/tests/${test.id}`}
            state={{ from: location.pathname + location.search }}
            size="sm"
            aria-label={t('surveys.editOne', { date })}
          >
            {date}
          </Anchor>
        ) : (
          date
        )}
        {test.status === 'scheduled' && (
          <Text size="xs" c="dimmed">
            {t('surveys.scheduled')}
          </Text>
        )}
      </Table.Td>
      {children}
      <Table.Td data-label={t('columns.type')}>{tRules(`types.${test.type}`)}</Table.Td>
      <Table.Td data-label={t('columns.outcome')}>
        <Signs>
          <OutcomeSign outcome={test.outcome} />
        </Signs>
        {test.deleted && (
          <Text size="xs">{t('history.deletedBy', { name: test.deleted.by, reason: test.deleted.reason })}</Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('columns.people')}>
        {people.join(' / ')}
        {papers.length > 0 && (
          <Text size="xs" c="dimmed">
            {papers.join(' · ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('columns.attached')}>
        <Attached test={test} />
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {editable && (
            <Tooltip label={t('surveys.remove')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('surveys.removeOne', { date })} onClick={remove}>
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          {can('compliance:write') && test.deleted && (
            <Tooltip label={t('surveys.restore')}>
              <ActionIcon
                variant="subtle"
                aria-label={t('surveys.restoreOne', { date })}
                loading={restore.isPending}
                onClick={() => restore.mutate({ id: test.id })}
              >
                <IconArrowBackUp size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Attached({ test: { findings, documents } }: { readonly test: Test }) {
  const { t } = useTranslation('compliance');
  return (
    <>
      {findings.total > 0 && (
        <Text size="sm" span mr="xs">
          {t('surveys.findings', { count: findings.total })}
          {findings.open > 0 && ` (${t('surveys.open', { count: findings.open })})`}
        </Text>
      )}
      {documents > 0 && (
        <Text size="sm" span c="dimmed">
          <IconPaperclip size={14} aria-hidden /> {t('surveys.documents', { count: documents })}
        </Text>
      )}
    </>
  );
}
