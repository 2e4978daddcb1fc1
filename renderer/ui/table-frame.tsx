import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './table-frame.module.css';

interface Props {
  /** Names the table, and the region that scrolls when it is wider than the screen. */
  readonly label: string;
  readonly columns: readonly ReactNode[];
  /** How each column sorts, where columns sort at all. */
  readonly sorted?: readonly ('ascending' | 'descending' | 'none' | undefined)[];
  readonly minWidth: number;
  readonly children: ReactNode;
}

/**
 * A plain table with its heading row; wider than the screen it scrolls inside its own frame. On a phone every row is a card, in which
 * a cell shows its `data-label`; one without stands over the whole width, and an empty one is left out.
 */
export function TableFrame({ label, columns, sorted, minWidth, children }: Props) {
  return (
    <Paper withBorder>
      <Table.ScrollContainer
        type="native"
        role="region"
        minWidth={minWidth}
        tabIndex={0}
        aria-label={label}
        className={classes.frame ?? ''}
      >
        <Table verticalSpacing={7} highlightOnHover aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change places
                <Table.Th scope="col" key={index} aria-sort={sorted?.[index]}>
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
