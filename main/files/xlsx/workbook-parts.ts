import { type NumberLook, numberLook } from './number-formats.ts';
import { noWorkbook } from './refusals.ts';
import type { DateSystem } from './serial-dates.ts';
import { readWholeXml } from './xml-reader.ts';
import type { ZipReader } from './zip-reader.ts';

/** A sheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Its file inside the zip. */
  readonly path: string;
}

/** What a workbook says of itself: its sheets in order, and how their cells are to be understood. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly dates: DateSystem;
  readonly strings: string | undefined;
  readonly looks: readonly NumberLook[];
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** Reads the parts that lead to the sheets. @throws AppError INVALID when this is no workbook */
export function readParts(zip: ZipReader): WorkbookParts {
  if (!zip.has('[Content_Types].xml')) throw noWorkbook();
  const root = [...relations(zip, '').values()].find(({ type }) => type === 'officeDocument');
  const workbook = root?.path ?? 'xl/workbook.xml';
  // A .xlsb keeps its sheets in another, binary, form.
  if (!zip.has(workbook) || !/\.xml$/i.test(workbook)) throw noWorkbook();
  const related = relations(zip, workbook);
  const sheets: SheetPart[] = [];
  let dates: DateSystem = 1900;
  readWholeXml(zip.read(workbook), {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attributes.date1904)) dates = 1904;
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /^(.+:)?id$/i.test(key) && key !== 'sheetId')?.[1];
      const relation = related.get(id ?? '');
      // Charts and macro sheets hold no rows.
      if (relation?.type !== 'worksheet') return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', hidden, path: relation.path });
    },
  });
  if (sheets.length === 0) throw noWorkbook();
  const pathOf = (type: string) => {
    const path = [...related.values()].find((relation) => relation.type === type)?.path;
    return path !== undefined && zip.has(path) ? path : undefined;
  };
  const styles = pathOf('styles');
  return { sheets, dates, strings: pathOf('sharedStrings'), looks: styles === undefined ? [] : readLooks(zip, styles) };
}

/** The files that a part refers to, by the id of the reference; what lies outside the file is left out and never fetched. */
function relations(zip: ZipReader, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const found = new Map<string, Relation>();
  if (!zip.has(path)) return found;
  readWholeXml(zip.read(path), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = attributes.Target ?? '';
      found.set(attributes.Id ?? '', {
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        path: resolve(target.startsWith('/') ? '' : folder, target),
      });
    },
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** How numbers look in each style of a cell, in the order in which cells count them. */
function readLooks(zip: ZipReader, path: string): NumberLook[] {
  const codes = new Map<number, string>();
  const looks: NumberLook[] = [];
  let inCells = false;
  readWholeXml(zip.read(path), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        looks.push(numberLook(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return looks;
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
