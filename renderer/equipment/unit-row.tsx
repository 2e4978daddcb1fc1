import { Checkbox } from '@mantine/core';
import { memo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { localDate } from '../../shared/dates.ts';
import type { Unit } from '../../shared/equipment.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { StatusSign } from '../parts/clocks/status-sign.tsx';
import { standingOf } from '../parts/clocks/urgency.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { type Column, isNumeric } from './columns.ts';
import classes from './equipment.module.css';
import { ListAddress } from './list-address.ts';
import { StateBadge } from './state-badge.tsx';

/** Pixels of every row; a fixed height keeps 20,000 of them free of measuring. */
export const rowHeight = 34;

interface Props {
  readonly index: number;
  readonly unit: Unit | undefined;
  readonly columns: readonly Column[];
  readonly tabbable: boolean;
  readonly chosen: boolean;
  text(unit: Unit, column: Column): string;
  onFocus(index: number): void;
  open(unit: Unit): void;
  /** With `range` every row since the one that was chosen before. */
  choose(index: number, id: number, range: boolean): void;
}

/** One row: the first cell is the link, a double click anywhere opens too. Without its unit it is a placeholder of the same height. */
export const UnitRow = memo(function UnitRow(props: Props) {
  const { index, unit, columns, tabbable, chosen, text, onFocus, open, choose } = props;
  const { t } = useTranslation('equipment');
  const { t: tBulk } = useTranslation('bulk-edit');
  if (unit === undefined) {
    return (
      <tr
        className={classes.row}
        aria-rowindex={index + 2}
        aria-label={t('list.loadingRow')}
        data-index={index}
        tabIndex={-1}
        onFocus={() => onFocus(index)}
      >
        <td className={classes.cell} />
        {columns.map((column) => (
          <td key={column.key} className={classes.cell}>
            <span className={classes.skeletonBar} />
          </td>
        ))}
      </tr>
    );
  }
  const retired = unit.state === 'retired';
  const shows = (kind: Column['kind']) => columns.some((column) => column.kind === kind);
  // A unit that must not be used says so whatever columns were chosen.
  const kinds = ['doNotUse', 'due', 'state'] as const;
  const warnsIn = unit.doNotUse ? (kinds.find(shows) ?? 'first') : undefined;
  return (
    <tr
      className={classes.row}
      aria-rowindex={index + 2}
      data-index={index}
      data-retired={retired || undefined}
      aria-selected={chosen}
      tabIndex={tabbable ? 0 : -1}
      onFocus={() => onFocus(index)}
      onDoubleClick={() => open(unit)}
    >
      <td className={classes.cell} onDoubleClick={(event) => event.stopPropagation()}>
        <Checkbox
          size="xs"
          checked={chosen}
          readOnly
          tabIndex={-1}
          aria-label={tBulk('chooseRow', { id: unit.id })}
          onClick={(event) => choose(index, unit.id, event.shiftKey)}
        />
      </td>
      {columns.map((column, place) => {
        const value = text(unit, column);
        const right = isNumeric(column) ? (classes.number ?? '') : '';
        return (
          <td key={column.key} className={`${classes.cell} ${right}`} title={value}>
            {place === 0 ? (
              <UnitLink unit={unit} text={value === '' ? String(unit.id) : value} />
            ) : (
              <CellContent unit={unit} column={column} text={value} warns={column.kind === warnsIn} />
            )}
            {place === 0 && retired && !shows('state') && <StateBadge state="retired" />}
            {place === 0 && warnsIn === 'first' && <DoNotUseSign />}
          </td>
        );
      })}
    </tr>
  );
});

interface CellProps {
  readonly unit: Unit;
  readonly column: Column;
  readonly text: string;
  /** The cell says that the unit must not be used, whatever else it would say. */
  readonly warns: boolean;
}

function CellContent({ unit, column, text, warns }: CellProps) {
  if (warns) return <DoNotUseSign />;
  switch (column.kind) {
    case 'state':
      return <StateBadge state={unit.state} />;
    case 'due':
      return unit.state === 'in-service' && <StatusSign {...standingOf(unit, localDate(new Date()))} />;
    default:
      return text;
  }
}

function UnitLink({ unit, text }: { readonly unit: Unit; readonly text: string }) {
  const { t } = useTranslation('equipment');
  const from = useContext(ListAddress);
  return (
    <Link
      to={`/equipment/${unit.id}`}
      state={{ from }}
      className={classes.link ?? ''}
      tabIndex={-1}
      aria-label={`${text}: ${t('list.open', { unit: unitLabel(unit) })}`}
    >
      {text}
    </Link>
  );
}
