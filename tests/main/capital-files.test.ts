import { describe, expect, it } from 'vitest';
import { createCapitalDesk } from '../support/capital-desk.ts';
import { createTestCore } from '../support/core.ts';
import { addDocument } from '../support/documents.ts';
import { eventually } from '../support/eventually.ts';
import { unit } from '../support/example-records.ts';
import { pdfObjects, readPdf } from '../support/pdf-text.ts';
import { photo } from '../support/pictures.ts';

async function deskWithUnit() {
  const desk = await createCapitalDesk();
  const { api } = desk;
  const manufacturerId = (await api.lookups.create({ kind: 'manufacturer', name: 'Canon' })).id;
  const facilityId = (await api.lookups.create({ kind: 'facility', name: 'Harbor' })).id;
  await api.lookups.create({ kind: 'capital-category', name: 'Major', minCost: 500, maxCost: null });
  const unitId = await desk.unit({
    subclassId: desk.subclassId,
    manufacturerId,
    facilityId,
    model: 'Aquilion',
    room: '101',
    serialNumber: '00123',
    installedOn: '2014-03-01',
    endOfSupportOn: '2025-06-30',
    capitalCost: 1250,
    capitalNote: 'Committee agreed in May.',
  });
  return { ...desk, unitId };
}

describe('the printed case', () => {
  it('says on one page what the unit is, when it ends, what it costs and how its score comes about', async () => {
    const { api, unitId, download } = await deskWithUnit();
    await api.compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-02-03', outcome: 'pass-with-findings' });
    for (let number = 1; number <= 9; number += 1)
      await api.findings.create({
        unitId,
        description: `Tube arcs, event ${number}. ${'x'.repeat(900)}`,
        severity: 'major',
      });
    const ticket = await api.capital.casePdf({ unitId, language: 'en' });
    expect(ticket.fileName).toBe(`replacement_case_${unitId}_20260101.pdf`);
    const { pages, text } = readPdf(await download(ticket));
    expect(pages).toBe(1);
    for (const said of [
      'Replacement case: CT, Canon Aquilion',
      '00123',
      '11.8 years',
      '2024-03-01 (estimated)',
      '-1.8 years',
      '$1,250,000',
      'Major',
      'Replacement score: ',
      ' of 100',
      '2025-06-30',
      '2025-02-03, Annual, passed with findings',
      'major: Tube arcs, event 9.',
      'and 3 more',
      'Committee agreed in May.',
    ])
      expect(text).toContain(said);
  });

  it('is printed in French, under a scenario, with what is not known said so', async () => {
    const desk = await deskWithUnit();
    const unitId = await desk.unit({});
    const { id: scenarioId } = await desk.api.capital.createScenario({ name: 'Plan B' });
    await desk.api.capital.setItem({ scenarioId, unitId, version: 0, year: 2031, cost: 90, note: 'Subvention' });
    const ticket = await desk.api.capital.casePdf({ unitId, scenarioId, language: 'fr' });
    const { text, pages } = readPdf(await desk.download(ticket));
    expect(pages).toBe(1);
    for (const said of [
      'Dossier de remplacement : CT',
      'Plan B',
      '2031',
      '90\u00a0000\u00a0$',
      'inconnu',
      'Aucun enregistré',
      'Subvention',
    ])
      expect(text).toContain(said);
  });

  it('shows the newest photo of the unit, and stays one page with it', async () => {
    const { test, api, unitId, download } = await deskWithUnit();
    const pictures = async () => {
      const bytes = await download(await api.capital.casePdf({ unitId, language: 'en' }));
      const shown = [...pdfObjects(bytes).values()].filter(({ head }) => head.includes('/Subtype /Image'));
      return { shown, ...readPdf(bytes) };
    };
    expect((await pictures()).shown).toHaveLength(0);
    const entity = { entity: 'unit', entityId: unitId } as const;
    const id = await addDocument(test, 'operator', { ...entity, fileName: 'room.jpg', bytes: await photo(500, 250) });
    await eventually(async () => {
      const { items } = await api.documents.thumbnails({ ids: [id] });
      expect(items).toMatchObject([{ outcome: 'made' }]);
    });
    const printed = await pictures();
    expect(printed.pages).toBe(1);
    expect(printed.shown).toHaveLength(1);
    expect(printed.shown[0]?.head).toContain('/Width 240');
    expect(printed.text).toContain('Replacement case: CT, Canon Aquilion');
    await api.documents.remove({ id, reason: 'Wrong unit' });
    expect((await pictures()).shown).toHaveLength(0);
  });

  it('is on record, and asks for the right to read units', async () => {
    const { api, unitId } = await deskWithUnit();
    await api.capital.casePdf({ unitId, language: 'en' });
    const { items } = await api.audit.list({ filters: { entity: 'unit', entityId: String(unitId) } });
    expect(items[0]).toMatchObject({ action: 'capital.casePdf' });
    await expect(api.capital.casePdf({ unitId: 99, language: 'en' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const clinic = await createTestCore();
    const { id } = await unit(clinic);
    const asked = clinic.as('user').capital.casePdf({ unitId: id, language: 'en' });
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('files that a screen of the plan makes', () => {
  it('are on record among the exports with what was taken and how', async () => {
    const { api } = await createCapitalDesk();
    await api.capital.noteExport({ what: 'capital-budget', format: 'csv' });
    const { items } = await api.audit.list({ filters: { group: 'exports' } });
    expect(items[0]).toMatchObject({
      entity: 'capital',
      action: 'capital.noteExport',
      changes: [
        { field: 'what', new: 'capital-budget' },
        { field: 'format', new: 'csv' },
      ],
    });
  });

  it('ask for the right to export, and leave no entry without it', async () => {
    const test = await createTestCore();
    const asked = test.as('user').capital.noteExport({ what: 'capital-chart', format: 'png' });
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { items } = await test.as('administrator').audit.list({ filters: { action: 'capital.noteExport' } });
    expect(items.filter(({ entity }) => entity === 'capital')).toEqual([]);
  });
});

describe('files of the capital list', () => {
  it('hold the columns on screen in the order on screen, also of a scenario', async () => {
    const { api, unitId, download } = await deskWithUnit();
    const { id: scenarioId } = await api.capital.createScenario({ name: 'Plan B' });
    await api.capital.setItem({ scenarioId, unitId, version: 0, year: 2031 });
    const ticket = await api.capital.export({
      scenarioId,
      layout: {
        kind: 'shown',
        columns: [
          { key: 'id', label: 'Unit' },
          { key: 'cost', label: 'Cost, k$' },
          { key: 'planYear', label: 'Planned' },
          { key: 'category', label: 'Category' },
          { key: 'endOfLifeEstimated', label: 'Estimated' },
          { key: 'yearsUntilEndOfLife', label: 'Years' },
        ],
      },
    });
    expect((await download(ticket)).toString('utf8')).toBe(
      `Unit,"Cost, k$",Planned,Category,Estimated,Years\r\n${unitId},1250,2031,Major,TRUE,-1.8\r\n`,
    );
  });

  it("hold REMS's columns when they are asked for", async () => {
    const { api, download } = await deskWithUnit();
    const text = (await download(await api.capital.export({ layout: { kind: 'rems' } }))).toString('utf8');
    expect(text.split('\r\n')[0]).toMatch(/^eq_id,equipment_class,/);
    expect(text).toContain('2024-03-01');
    expect(text).toContain(',1250,500,,Replacement,Major,Committee agreed in May.,');
  });
});
