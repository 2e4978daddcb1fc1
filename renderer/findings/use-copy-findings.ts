import { useTranslation } from 'react-i18next';
import type { Finding } from '../../shared/findings.ts';
import { useApi } from '../api/context.tsx';
import { useStandingText } from '../parts/findings/finding-standing.tsx';
import { unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { allPages, copiedPage } from '../ui/all-pages.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { useCopyTable } from '../ui/copy-table.ts';

type ListInput = Parameters<ReturnType<typeof useApi>['findings']['list']>[0];

/** Copies the findings of the list with its columns; what one cell of the list holds stands in columns of its own. */
export function useCopyFindings() {
  const { t } = useTranslation('findings');
  const { t: tForm } = useTranslation('findings', { keyPrefix: 'form' });
  const { t: tUnit } = useTranslation('equipment', { keyPrefix: 'fields' });
  const api = useApi();
  const standing = useStandingText();
  const { copy, pending } = useCopyTable('findings');
  const columns: readonly CopyColumn<Finding>[] = [
    { heading: t('columns.finding'), kind: 'text', value: ({ description }) => description },
    { heading: tForm('workOrder'), kind: 'text', value: ({ workOrder }) => workOrder },
    { heading: tUnit('id'), kind: 'number', value: ({ unitId }) => unitId },
    { heading: t('columns.unit'), kind: 'text', value: ({ unit }) => unitLabel(unit) },
    { heading: tUnit('serialNumber'), kind: 'text', value: ({ unit }) => unit.serialNumber },
    { heading: t('columns.place'), kind: 'text', value: ({ unit }) => unitPlace(unit) },
    { heading: t('columns.severity'), kind: 'text', value: ({ severity }) => t(`severities.${severity}`) },
    { heading: t('columns.standing'), kind: 'text', value: (finding) => standing(finding) },
    { heading: t('columns.due'), kind: 'date', value: ({ dueOn }) => dueOn },
    { heading: t('columns.owner'), kind: 'text', value: ({ ownerName }) => ownerName },
    { heading: t('columns.reported'), kind: 'date', value: ({ reportedOn }) => reportedOn },
    { heading: t('columns.reportedBy'), kind: 'text', value: ({ reportedBy }) => reportedBy },
  ];
  return {
    pending,
    /** All that match, up to the limit. Call it from the click itself. */
    copyMatching: (input: ListInput) =>
      copy(columns, () => allPages((page) => api.findings.list({ ...input, page, pageSize: copiedPage }))),
  };
}
