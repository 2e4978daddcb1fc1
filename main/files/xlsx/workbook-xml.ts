import { escapeCell } from './cell-escapes.ts';
import { columnLetters } from './sheet-reader.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const typePrefix = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet as the parts around it name it. */
export interface NamedSheet {
  readonly name: string;
  /** Null for a sheet without a table. */
  readonly table: string | null;
}

/** `[Content_Types].xml`. */
export function contentTypes(sheets: readonly NamedSheet[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${typePrefix}.${type}+xml"/>`;
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${sheets
    .map(
      ({ table }, index) =>
        override(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet') +
        (table === null ? '' : override(`xl/tables/table${index + 1}.xml`, 'table')),
    )
    .join('')}</Types>`;
}

/** `_rels/.rels`. */
export const rootRelations = `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** `xl/workbook.xml`. */
export function workbookXml(sheets: readonly NamedSheet[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escapeCell(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`;
}

/** `xl/_rels/workbook.xml.rels`. */
export function workbookRelations(sheets: readonly NamedSheet[]): string {
  const list = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${list.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
}

/** `xl/styles.xml`: plain, date, date and time, text. */
export const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  164, 165, 49,
]
  .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** What stands before the rows of a sheet: the frozen header and the widths of the columns, in characters. */
export function sheetHead(widths: readonly number[], first: boolean): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>`;
}

/** What stands after the rows. */
export function sheetTail(withTable: boolean): string {
  return `</sheetData>${withTable ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ''}</worksheet>`;
}

/** The reference of a sheet to its table. */
export function sheetRelations(number: number): string {
  return `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/table" Target="../tables/table${number}.xml"/></Relationships>`;
}

/** A table over the header and its rows; Excel wants at least one row, if only an empty one. */
export function tableXml(number: number, name: string, headings: readonly string[], rows: number): string {
  const range = `A1:${columnLetters(headings.length)}${Math.max(2, rows + 1)}`;
  const columns = headings.map((heading, index) => `<tableColumn id="${index + 1}" name="${attribute(heading)}"/>`);
  return `${declaration}<table xmlns="${main}" id="${number}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${headings.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

/** Line breaks inside an attribute would be read as blanks. */
function attribute(text: string): string {
  return escapeCell(text).replaceAll('\n', '_x000a_').replaceAll('\t', '_x0009_');
}
