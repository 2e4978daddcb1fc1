import { type GateResult, tooFew } from './gate.ts';
import { packageName, readLockfile } from './lockfile.ts';
import { shippedPackages } from './shipped-packages.ts';

const allowed = new Set([
  'MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'ISC',
  'MPL-2.0',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
]);

/** Packages whose licence was read by a person, with the reason why it is fine. */
const exceptions: Readonly<Record<string, string>> = {
  nodemailer: 'MIT-0 is MIT without the duty to name it',
  pako: 'Zlib asks no more than MIT does; comes with pdfmake',
  'png-js': 'its LICENSE file is MIT, package.json names none; comes with pdfmake',
};

/** The licences of what is shipped: production dependencies and what the renderer bundles. */
export async function licencesGate(root: string): Promise<GateResult> {
  const locked = readLockfile(root) ?? new Map();
  const shipped = await shippedPackages(root, locked);
  const problems = tooFew('packages', shipped.size, 1);
  const excepted: string[] = [];
  for (const place of shipped) {
    const name = packageName(place);
    const licence = locked.get(place)?.license ?? 'no licence named';
    if (isAllowed(licence)) continue;
    const reason = exceptions[name];
    if (reason === undefined) problems.push(`licence: ${name} is ${licence}`);
    else excepted.push(`${name} is ${licence}: ${reason}`);
  }
  return { name: 'licences', counted: `${shipped.size} shipped packages`, problems, remarks: excepted };
}

/** `(MIT OR GPL-2.0)` is fine when one choice is, `MIT AND ISC` when all are. */
function isAllowed(licence: string): boolean {
  const choices = licence.replaceAll(/[()]/g, '').split(/\s+OR\s+/);
  return choices.some((choice) => choice.split(/\s+AND\s+/).every((part) => allowed.has(part.trim())));
}
