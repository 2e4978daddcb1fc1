import { describe, expect, it } from 'vitest';
import { readPatientFilters } from '../../renderer/patients/filter-address.ts';
import { blankPatient, patientChanges, patientEntry, patientProblems } from '../../renderer/patients/patient-draft.ts';

const full = { ipp: '00123', sex: 'F', firstName: 'Zoé', lastName: 'Ångström', birthDate: '1980-02-29' };

describe('the form of a patient', () => {
  it('asks for all five fields, white space not counting', () => {
    expect(Object.keys(patientProblems(blankPatient))).toEqual(['ipp', 'sex', 'firstName', 'lastName', 'birthDate']);
    expect(patientProblems({ ...full, lastName: '  ' })).toEqual({ lastName: 'lastName' });
    expect(patientProblems(full)).toEqual({});
  });

  it('says so when the date is no day of the calendar', () => {
    for (const birthDate of ['1981-02-29', '29/02/1980x', '1980'])
      expect(patientProblems({ ...full, birthDate })).toEqual({ birthDate: 'noDate' });
  });

  it('sends what differs, trimmed', () => {
    expect(patientEntry({ ...full, ipp: ' 00123 ' })).toEqual(full);
    expect(patientChanges({ ...full, ipp: ' 00123', lastName: 'Angstrom ' }, full)).toEqual({ lastName: 'Angstrom' });
  });
});

describe('the address of the list', () => {
  const read = (address: string) => readPatientFilters((name) => new URLSearchParams(address).get(name));

  it('filters', () => {
    expect(read('study=1.2&sex=M&own=1&by=7&from=2026-01-01&to=2026-02-01&archived=1')).toEqual({
      studyId: [1, 2],
      sex: ['M'],
      own: true,
      createdById: [7],
      createdFrom: '2026-01-01',
      createdTo: '2026-02-01',
      includeArchived: true,
    });
  });

  it('leaves out what is no filter', () => {
    expect(read('study=x.-1&sex=m1&own=yes&by=0.x&from=2026-02-30&to=01/02/2026&archived=0&q=Dupont')).toEqual({});
  });
});
