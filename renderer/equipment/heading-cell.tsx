import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type SortLevel, sortMark } from '../ui/sort.ts';
import { type Column, isNumeric, type ListSortKey } from './columns.ts';
import classes from './equipment.module.css';
import { useColumnLabel } from './use-column-label.ts';

interface Props {
  readonly column: Column;
  readonly sort: readonly SortLevel<ListSortKey>[];
  onSort(by: ListSortKey): void;
}

/** A heading; where the column sorts it is a button with an arrow, and a number when several levels sort. */
export function HeadingCell({ column, sort, onSort }: Props) {
  const { t } = useTranslation('equipment');
  const label = useColumnLabel()(column);
  const mark = sortMark(sort, column.sortKey);
  const { sortKey } = column;
  const right = isNumeric(column) ? (classes.number ?? '') : '';
  if (sortKey === undefined) {
    return (
      <th scope="col" className={classes.heading} title={label}>
        <div className={`${classes.plainHeading} ${right}`}>{label}</div>
      </th>
    );
  }
  const direction = mark === undefined ? 'none' : mark.direction === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" className={classes.heading} aria-sort={direction}>
      <UnstyledButton
        className={`${classes.sort} ${right}`}
        title={t('list.sortHint', { column: label })}
        onClick={() => onSort(sortKey)}
      >
        <span>{label}</span>
        {mark !== undefined && (
          <>
            {mark.direction === 'asc' ? <IconArrowUp size={14} aria-hidden /> : <IconArrowDown size={14} aria-hidden />}
            {mark.place !== undefined && (
              <>
                <span className={classes.place} aria-hidden>
                  {mark.place}
                </span>
                <VisuallyHidden>{t('list.sortPlace', { place: mark.place })}</VisuallyHidden>
              </>
            )}
          </>
        )}
      </UnstyledButton>
    </th>
  );
}
