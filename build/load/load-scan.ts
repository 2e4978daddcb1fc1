import type { PartReport } from './report.ts';
import { ensureScanner, explained, graveOf, scan } from './scan.ts';

/** What testssl.sh finds; skipped and said so where it cannot be had. */
export async function loadScan(report: PartReport, url: string, folder: string): Promise<void> {
  if (!(await ensureScanner())) {
    report.fact('testssl.sh', 'skipped: it is not installed (Debian package testssl.sh)');
    return;
  }
  const findings = await scan(url, folder);
  const found = graveOf(findings);
  report.number('looks of testssl.sh', findings.length, '', { least: 50 });
  report.number('findings of medium or worse', found.open.length, '', { most: 0 });
  for (const { id, severity, finding } of found.open) report.fact(`${severity} ${id}`, finding.slice(0, 100));
  for (const { id, severity } of found.explained)
    report.fact(`${severity} ${id}, explained`, explained[id.replace(/ .*$/, '')] ?? '');
}
