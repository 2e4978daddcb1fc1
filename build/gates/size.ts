import { type GateResult, tooFew } from './gate.ts';
import { isCode, isProduct, type SourceFile, sourceFiles } from './source-files.ts';

const lookAgainAbove = 250;
const tooLongAbove = 400;

/** Lists of facts may be long: migrations, translations and tables of data are not read as code. */
const dataFolders = /^main\/database\/migrations\/|^renderer\/i18n\/(en|fr)\/|\/data\//;

/** How long the files are: a report, and a failure for one that has become several ideas. */
export async function sizeGate(root: string): Promise<GateResult> {
  const files = (await sourceFiles(root, isCode)).map(measure);
  const product = files.filter(({ path }) => isProduct(path)).map(({ lines }) => lines);
  const long = files.filter(({ lines }) => lines > lookAgainAbove);
  const tooLong = long.filter(({ path, lines }) => lines > tooLongAbove && !dataFolders.test(path));
  const problems = [
    ...tooFew('files', files.length, 1),
    ...tooLong.map(({ path, lines }) => `size: ${path} has ${lines} lines, more than ${tooLongAbove}: split it`),
  ];
  const counted = `${files.length} files, product median ${percentile(product, 50)}, 90th percentile ${percentile(product, 90)} lines`;
  return { name: 'size', counted, problems, remarks: long.map(({ path, lines }) => `${path} has ${lines} lines`) };
}

function measure(file: SourceFile): { readonly path: string; readonly lines: number } {
  return { path: file.path, lines: file.text.trimEnd().split('\n').length };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0;
}
