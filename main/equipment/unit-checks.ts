import { AppError } from '../../shared/contract/errors.ts';
import { type EquipmentRepository, type ReferenceField, referenceFields } from './repository.ts';
import type { PartialUnitFields, UnitFields } from './unit-columns.ts';

/** What a field refers to, as a sentence names it. */
const nouns: Readonly<Record<ReferenceField, string>> = {
  classId: 'class',
  subclassId: 'subclass',
  manufacturerId: 'manufacturer',
  departmentId: 'department',
  facilityId: 'facility',
  contactId: 'contact',
  supervisorId: 'supervisor',
  physicianId: 'physician',
};

/**
 * Checks what a person sends against the lists: every id exists; a value that is newly chosen is active (one that the unit already
 * holds may stay, REMS 2.7); the subclass belongs to the class.
 * @throws AppError INVALID with a message per field
 */
export function checkReferences(
  repository: EquipmentRepository,
  stored: UnitFields | undefined,
  sent: PartialUnitFields,
): void {
  const fields: Record<string, string> = {};
  for (const field of referenceFields) {
    const id = sent[field];
    if (id === undefined || id === null || id === stored?.[field]) continue;
    const target = repository.reference(field, id);
    if (!target) fields[field] = `This ${nouns[field]} does not exist. Choose one from the list.`;
    else if (!target.active) fields[field] = `This ${nouns[field]} is no longer in use. Choose another one.`;
  }
  const classId = sent.classId ?? stored?.classId;
  const subclassId = sent.subclassId === undefined ? (stored?.subclassId ?? null) : sent.subclassId;
  const touched = sent.subclassId !== undefined || (sent.classId !== undefined && sent.classId !== stored?.classId);
  if (touched && subclassId !== null && !fields.subclassId) {
    const subclass = repository.reference('subclassId', subclassId);
    if (subclass && subclass.classId !== classId) {
      fields.subclassId = 'This subclass belongs to another class. Choose one of the class, or none.';
    }
  }
  if (Object.keys(fields).length > 0) {
    throw new AppError('INVALID', 'Some values do not fit. Mend the marked fields and save again.', { fields });
  }
}
