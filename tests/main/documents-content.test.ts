import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../main/documents/file-name.ts';
import { recognise } from '../../main/documents/recognise.ts';
import { createTextCheck } from '../../main/documents/text-check.ts';
import { jpeg, pdf, png, zipOf } from '../support/sample-files.ts';

async function recognised(content: Uint8Array | string, fileName: string) {
  const bytes = Buffer.from(content);
  const check = createTextCheck();
  // In small pieces, so that letters of several bytes are cut.
  for (let at = 0; at < bytes.length; at += 7) check.take(bytes.subarray(at, at + 7));
  return recognise(
    (async function* () {
      yield bytes;
    })(),
    check.end(),
    fileName,
  );
}

const office = (mime: string) =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="${mime}.main+xml"/></Types>`,
    'xl/workbook.xml': '<workbook/>',
  });
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('what a file is', () => {
  test.each([
    ['report.pdf', pdf, 'application/pdf', 'report.pdf'],
    ['scan.JPEG', jpeg, 'image/jpeg', 'scan.JPEG'],
    ['photo.png', png, 'image/png', 'photo.png'],
    ['table.xlsx', office(spreadsheet), spreadsheet, 'table.xlsx'],
    [
      'letter',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }),
      'application/vnd.oasis.opendocument.text',
      'letter.odt',
    ],
    ['notes.txt', 'Réponse à l’établissement\r\n', 'text/plain; charset=utf-8', 'notes.txt'],
    ['values.csv', '\ufeffkVp;mAs\n80;<5\n', 'text/csv; charset=utf-8', 'values.csv'],
    ['limits.txt', '<5 mGy is below the limit', 'text/plain; charset=utf-8', 'limits.txt'],
    ['BM report', 'BM means body mass here', 'text/plain; charset=utf-8', 'BM report.txt'],
    ['v2.1 final', pdf, 'application/pdf', 'v2.1 final.pdf'],
  ])('%s is told from its content', async (name, content, contentType, fileName) => {
    expect(await recognised(content, name)).toEqual({ contentType, fileName });
  });

  test.each([
    ['picture.html', jpeg, 'picture.jpg'],
    ['picture.exe', png, 'picture.png'],
    ['picture.pdf', png, 'picture.png'],
    ['invoice.pdf.exe', pdf, 'invoice.pdf.pdf'],
  ])('%s gets the extension of what it is', async (name, content, fileName) => {
    expect((await recognised(content, name)).fileName).toBe(fileName);
  });

  test.each([
    ['page.html', '<!DOCTYPE html><html><script>alert(1)</script></html>'],
    ['page.txt', '\ufeff \n <html><body>hello</body></html>'],
    ['page.pdf', '<!-- x --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['feed.txt', '<?xml version="1.0"?><svg/>'],
    ['page.php', '<?php system("id");'],
    ['script.txt', '#!/bin/sh\nrm -rf /\n'],
    ['start.bat', 'format c:'],
    ['macro.vbs', 'MsgBox "hello"'],
    ['module.js', 'alert(1)'],
    ['late.html', 'first some text, then <script>alert(1)</script>'],
  ])('%s is refused as something that runs', async (name, content) => {
    await expect(recognised(content, name)).rejects.toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: expect.stringContaining('scripts'),
    });
  });

  test.each([
    ['program.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])],
    ['library.jpg', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0])],
    ['archive.zip', zipOf({ 'readme.txt': 'hello' })],
    ['macros.xlsx', office('application/vnd.ms-excel.sheet.macroEnabled')],
    ['macros.docx', office('application/vnd.ms-word.document.macroEnabled')],
    ['old.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['image.dcm', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), Buffer.alloc(60)])],
    ['latin.txt', Buffer.from('R\u00e9ponse', 'latin1')],
    ['wide.csv', Buffer.from('\ufeffa;b', 'utf16le')],
    ['zeros.txt', Buffer.alloc(50)],
    ['later.txt', Buffer.concat([Buffer.from('a text that ends in '), Buffer.from([0, 1, 2])])],
  ])('%s is refused, with what to do instead', async (name, content) => {
    await expect(recognised(content, name)).rejects.toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: expect.stringContaining('Add a PDF'),
    });
  });

  test('a file that is two things at once is served as the harmless one, under its extension', async () => {
    const polyglot = Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script>'), zipOf({ 'a.class': 'x' })]);
    expect(await recognised(polyglot, 'x.html')).toEqual({ contentType: 'image/jpeg', fileName: 'x.jpg' });
    const behind = Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), pdf]);
    await expect(recognised(behind, 'x.pdf')).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test('random bytes never become a page or a program', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.string({ maxLength: 20 }),
        async (bytes, name) => {
          const answer = await recognised(bytes, safeFileName(name)).catch((cause: unknown) => cause);
          if (answer instanceof Error) expect(answer).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
          else expect(answer).toMatchObject({ fileName: expect.not.stringMatching(/\.(html?|svg|exe|js|bat)$/i) });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\report.pdf', 'report.pdf'],
    ['report\u202efdp.exe', 'reportfdp.exe'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie_ x.pdf'],
    ['<b>"x"|?*.pdf', '_b__x____.pdf'],
    ['...', 'document'],
    ['/', 'document'],
    ['  .hidden. ', 'hidden'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1'],
    ['\ud800x.pdf', 'x.pdf'],
    ['e\u0301tude.pdf', '\u00e9tude.pdf'],
  ])('%j becomes %j', (sent, kept) => {
    expect(safeFileName(sent)).toBe(kept);
  });

  test('is never a path, never empty, never long, and keeps its extension', () => {
    expect(safeFileName(`${'x'.repeat(1000)}.pdf`)).toMatch(/^x{176}\.pdf$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const name = safeFileName(sent);
        expect(name).not.toMatch(/[/\\<>:"|?*]|\p{C}|^[. ]|[. ]$/u);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(181);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
