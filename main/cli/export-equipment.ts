import { capitalDefaults } from '../../shared/capital-plan.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import type { Command } from './command.ts';
import { download } from './download.ts';
import { everyUnit } from './every-unit.ts';
import { tableForm, tableOptions } from './table-form.ts';
import { UsageError } from './usage.ts';

/** What a view shows when nothing was chosen in it (REMS 3.2 and 3.7). */
const views: Readonly<Record<string, UnitFilters>> = {
  list: {},
  capital: capitalDefaults,
};

/** `rems export equipment`: REMS's columns as CSV or a workbook, on standard output or into a file; every unit, or what a view shows by default. */
export const exportEquipment: Command = {
  name: 'export equipment',
  words: [],
  options: { view: { type: 'string' }, ...tableOptions },
  async run(context) {
    const { view } = context.options;
    const filters = typeof view === 'string' ? views[view] : everyUnit;
    if (!filters) throw new UsageError(`--view is one of: ${Object.keys(views).join(', ')}.`);
    const form = tableForm(context.options);
    const session = await context.open();
    const ticket = await session.api.equipment.export({ filters, layout: { kind: 'rems' }, ...form });
    return download(session, ticket, context);
  },
};
