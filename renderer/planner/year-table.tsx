import { useTranslation } from 'react-i18next';
import type { MonthCount, PlannerGroup } from '../../shared/planner.ts';
import { useDayWords } from './day-words.ts';
import classes from './planner.module.css';
import { WideFrame } from './wide-frame.tsx';

interface Row {
  readonly id: number | null;
  readonly name: string | null;
  readonly months: readonly MonthCount[];
}

interface Props {
  readonly year: string;
  readonly group: PlannerGroup;
  readonly rows: readonly Row[];
  readonly totals: readonly MonthCount[];
  /** `id` undefined: the row of the totals. */
  onOpen(month: number, id: number | null | undefined): void;
}

/** Rows by months, darker where more falls due. The table is the picture: every number can be read and copied. */
export function YearTable({ year, group, rows, totals, onOpen }: Props) {
  const { t } = useTranslation('planner');
  const { monthShort, monthLong } = useDayWords();
  const label = t('year.label', { group: t(`year.group.${group}`) });
  const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-01`);
  const most = Math.max(1, ...rows.flatMap((row) => row.months.map(({ due }) => due)));

  const cells = (name: string, counts: readonly MonthCount[], id: number | null | undefined) =>
    counts.map((count, month) => (
      <td key={months[month]} data-level={id === undefined ? undefined : Math.ceil((count.due / most) * 4)}>
        <YearCell count={count} place={`${name}, ${monthLong(months[month] ?? '')}`} onOpen={() => onOpen(month, id)} />
      </td>
    ));

  return (
    <WideFrame label={label}>
      <table className={classes.year} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t(`year.group.${group}`)}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {monthShort(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = row.name ?? t(`year.none.${group}`);
            return (
              <tr key={row.id ?? 'none'}>
                <th scope="row">{name}</th>
                {cells(name, row.months, row.id)}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('year.total')}</th>
            {cells(t('year.total'), totals, undefined)}
          </tr>
        </tfoot>
      </table>
    </WideFrame>
  );
}

function YearCell({ count, place, onOpen }: { readonly count: MonthCount; readonly place: string; onOpen(): void }) {
  const { t } = useTranslation('planner');
  const { due, planned, done, missed } = count;
  if (due + planned + done + missed === 0) return <span className={classes.yearNone}>·</span>;
  return (
    <button type="button" className={classes.yearCell} title={`${place}: ${t('year.cell', count)}`} onClick={onOpen}>
      <span className={classes.yearDue}>
        <span className={classes.spoken}>{place}: </span>
        {due}
        <span className={classes.spoken}> {t('year.dueWord', { count: due })}</span>
      </span>
      {planned > 0 && <span>{t('year.booked', { count: planned })}</span>}
      {done > 0 && <span>{t('year.done', { count: done })}</span>}
      {missed > 0 && <span className={classes.yearMissed}>{t('year.missed', { count: missed })}</span>}
    </button>
  );
}
