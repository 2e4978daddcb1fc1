import type { PlainDate } from '../../shared/dates.ts';
import type { UnitWarning } from '../../shared/equipment.ts';
import type { UnitFields } from './unit-columns.ts';
import { isRetired } from './unit-rules.ts';

/**
 * What a person should look at in a stored unit; nothing here blocks saving, because real records are like that.
 * A refurbished unit is often installed after its refurbishment, so these two are not compared.
 */
export function unitWarnings(unit: UnitFields, subclassClassId: number | null, today: PlainDate): UnitWarning[] {
  const warnings: UnitWarning[] = [];
  const warn = (field: keyof UnitFields, code: UnitWarning['code'], applies: boolean) => {
    if (applies) warnings.push({ field, code });
  };
  const made = unit.manufacturedOn;
  warn('refurbishedOn', 'before-manufacture', isBefore(unit.refurbishedOn, made));
  warn('installedOn', 'before-manufacture', isBefore(unit.installedOn, made));
  warn('endOfLifeOn', 'before-manufacture', isBefore(unit.endOfLifeOn, made));
  warn('retiredOn', 'before-manufacture', isBefore(unit.retiredOn, made));
  warn('endOfLifeOn', 'before-installation', isBefore(unit.endOfLifeOn, unit.installedOn));
  warn('retiredOn', 'before-installation', isBefore(unit.retiredOn, unit.installedOn));
  warn('refurbishedOn', 'after-retirement', isBefore(unit.retiredOn, unit.refurbishedOn));
  warn('retiredOn', 'retired-without-date', unit.retired && unit.retiredOn === null);
  warn('subclassId', 'subclass-of-other-class', subclassClassId !== null && subclassClassId !== unit.classId);
  if (!unit.planned) {
    warn('manufacturedOn', 'in-future', isBefore(today, made));
    warn('refurbishedOn', 'in-future', isBefore(today, unit.refurbishedOn));
    warn('installedOn', 'in-future', isBefore(today, unit.installedOn));
  }
  warn('warrantyUntil', 'before-installation', isBefore(unit.warrantyUntil, unit.installedOn));
  warn('endOfSupportOn', 'before-manufacture', isBefore(unit.endOfSupportOn, made));
  if (!isRetired(unit, today)) {
    warn('stateRegistrationExpiresOn', 'expired', isBefore(unit.stateRegistrationExpiresOn, today));
    warn('serviceContractUntil', 'expired', isBefore(unit.serviceContractUntil, today));
    // What a contract covers needs no warranty any more.
    warn('warrantyUntil', 'expired', unit.serviceContractUntil === null && isBefore(unit.warrantyUntil, today));
  }
  // A date ahead is a plan; together with the flag it says two things at once.
  warn('retiredOn', 'in-future', unit.retired && isBefore(today, unit.retiredOn));
  return warnings;
}

function isBefore(date: PlainDate | null, other: PlainDate | null): boolean {
  return date !== null && other !== null && date < other;
}
