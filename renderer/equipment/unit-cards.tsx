import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { localDate } from '../../shared/dates.ts';
import type { Unit } from '../../shared/equipment.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { standingOf } from '../parts/clocks/urgency.ts';
import { useStandingText } from '../parts/clocks/use-standing-text.ts';
import { SelectionBar } from './bulk/selection-bar.tsx';
import type { UnitSelection } from './bulk/use-unit-selection.ts';
import type { Column } from './columns.ts';
import classes from './equipment.module.css';
import { ListAddress } from './list-address.ts';
import { StateBadge } from './state-badge.tsx';
import type { useListScroll } from './use-list-scroll.ts';
import type { UnitWindow } from './use-unit-window.ts';

/** Pixels of every card. */
export const cardHeight = 104;

interface Props {
  readonly units: UnitWindow;
  readonly count: number;
  readonly scroll: ReturnType<typeof useListScroll>;
  readonly selection: UnitSelection;
  /** What copies and files of the chosen units hold. */
  readonly columns: readonly Column[];
}

/**
 * The list on a narrow screen: one card a unit, what one needs to recognise it. A tap opens a unit; where several are being chosen, it
 * chooses it or takes it back.
 */
export function UnitCards({ units, count, scroll, selection, columns }: Props) {
  const { t } = useTranslation('equipment');
  const { t: tBulk } = useTranslation('bulk-edit');
  const [wanted, setWanted] = useState(false);
  // Whoever comes with units chosen, from the table of a turned tablet, goes on choosing.
  const choosing = wanted || selection.ids.size > 0;
  const from = useContext(ListAddress);
  const { frame, virtualizer, height, onScroll } = scroll;
  return (
    <>
      <Group mb="xs">
        <Button
          size="xs"
          variant={choosing ? 'light' : 'default'}
          aria-pressed={choosing}
          leftSection={<IconListCheck size={16} aria-hidden />}
          onClick={() => {
            if (choosing) selection.clear();
            setWanted(!choosing);
          }}
        >
          {tBulk(choosing ? 'stopChoosing' : 'chooseSeveral')}
        </Button>
      </Group>
      <div
        ref={frame}
        className={classes.frame}
        style={{ maxHeight: height }}
        onScroll={onScroll}
        role="feed"
        aria-label={t('list.table')}
        aria-busy={units.stale}
      >
        <div
          className={`${classes.cards} ${units.stale ? classes.stale : ''}`}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const unit = units.row(item.index);
            return (
              <article key={item.index} aria-posinset={item.index + 1} aria-setsize={count}>
                {choosing && unit !== undefined ? (
                  // biome-ignore lint/a11y/noLabelWithoutControl: the box stands in it
                  <label
                    className={classes.card ?? ''}
                    data-chosen={selection.ids.has(unit.id) || undefined}
                    data-retired={unit.state === 'retired' || undefined}
                    style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                  >
                    <Group gap="sm" wrap="nowrap">
                      <Checkbox
                        checked={selection.ids.has(unit.id)}
                        aria-label={tBulk('chooseRow', { id: unit.id })}
                        onChange={() => selection.toggle(item.index, unit.id, false)}
                      />
                      <div className={classes.cardText}>
                        <CardText unit={unit} />
                      </div>
                    </Group>
                  </label>
                ) : (
                  <Link
                    to={unit === undefined ? from : `/equipment/${unit.id}`}
                    state={{ from }}
                    className={classes.card ?? ''}
                    data-retired={unit?.state === 'retired' || undefined}
                    style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                  >
                    {unit === undefined ? (
                      <span className={classes.skeletonBar} aria-hidden />
                    ) : (
                      <CardText unit={unit} />
                    )}
                  </Link>
                )}
              </article>
            );
          })}
        </div>
      </div>
      <SelectionBar selection={selection} total={count} columns={columns} />
    </>
  );
}

function CardText({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('equipment');
  const kind = [unit.className, unit.subclassName].filter((part) => part !== null).join(' · ');
  const make = [unit.manufacturerName, unit.model].filter((part) => part !== null).join(' ');
  const place = [unit.facilityName, unit.departmentName, unit.room].filter((part) => part !== null).join(' · ');
  const standing = useStandingText();
  const due = unit.state === 'in-service' ? standing(standingOf(unit, localDate(new Date()))) : '';
  const serial = unit.serialNumber === null ? '' : t('detail.serial', { serial: unit.serialNumber });
  return (
    <>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={600} size="sm" truncate>
          {kind}
        </Text>
        {unit.doNotUse ? <DoNotUseSign /> : <StateBadge state={unit.state} />}
      </Group>
      <Text size="sm" truncate>
        {make}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {[`${t('fields.id')} ${unit.id}`, due, serial, place].filter((part) => part !== '').join(' · ')}
      </Text>
    </>
  );
}
