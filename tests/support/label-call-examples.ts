import type { TestCore } from './core.ts';
import { type Example, unit } from './example-records.ts';
import { letIn } from './let-in.ts';

const values = { name: 'Office printer', formatId: 'avery-l7160', offsetX: 0.5, offsetY: -1 };

async function printer(test: TestCore) {
  return test.as('administrator').labels.addPrinter(values);
}

/** Working calls of the labels. */
export const labelCallExamples: Readonly<Record<string, Example>> = {
  'labels.formats': () => ({}),
  'labels.print': async (test) => {
    await letIn(test);
    return { unitIds: [(await unit(test)).id], formatId: values.formatId, language: 'en' };
  },
  'labels.calibration': () => ({ formatId: values.formatId, language: 'fr' }),
  'labels.addPrinter': () => values,
  'labels.savePrinter': async (test) => {
    const { id, version } = await printer(test);
    return { ...values, id, version, offsetX: 0.8 };
  },
  'labels.removePrinter': async (test) => ({ id: (await printer(test)).id }),
};
