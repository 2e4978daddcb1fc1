import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type SortLevel, sortMark } from './sort.ts';
import classes from './table-frame.module.css';

interface Props<K extends string> {
  readonly label: string;
  readonly by: K;
  readonly sort: readonly SortLevel<K>[];
  onSort(by: K): void;
}

/** The heading of a column that sorts: an arrow for its direction, a number when several levels sort. */
export function SortButton<K extends string>({ label, by, sort, onSort }: Props<K>) {
  const { t } = useTranslation('lists');
  const mark = sortMark(sort, by);
  const Arrow = mark?.direction === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton className={classes.sort ?? ''} title={t('sort.by', { column: label })} onClick={() => onSort(by)}>
      <span>{label}</span>
      {mark && <Arrow size={14} aria-hidden />}
      {mark?.place !== undefined && (
        <>
          <span className={classes.place} aria-hidden>
            {mark.place}
          </span>
          <VisuallyHidden>{t('sort.place', { place: mark.place })}</VisuallyHidden>
        </>
      )}
    </UnstyledButton>
  );
}

/** What a column that sorts says of itself to those who cannot see the arrow. */
export function ariaSort<K extends string>(sort: readonly SortLevel<K>[], by: K): 'ascending' | 'descending' | 'none' {
  const direction = sortMark(sort, by)?.direction;
  return direction === undefined ? 'none' : direction === 'asc' ? 'ascending' : 'descending';
}
