import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { slugOf } from '../../main/fields/slug.ts';
import { createImportDesk } from '../support/import-desk.ts';

type Desk = Awaited<ReturnType<typeof createImportDesk>>;
let desk: Desk;
let ct: number;
let mri: number;
beforeEach(async () => {
  desk = await createImportDesk();
  const { lookups } = desk.as('administrator');
  ct = (await lookups.create({ kind: 'class', name: 'CT' })).id;
  mri = (await lookups.create({ kind: 'class', name: 'MRI' })).id;
});

const define = (input: Parameters<Desk['api']['fields']['create']>[0]) => desk.as('administrator').fields.create(input);
const bore = () => define({ label: 'Bore', kind: 'number', unitLabel: 'cm', minimum: 50, maximum: 100, decimals: 1 });
const shielding = () =>
  define({
    label: 'Shielding',
    labelFr: 'Blindage',
    kind: 'choice',
    options: [{ label: 'Lead', labelFr: 'Plomb' }, { label: 'Concrete' }],
  });
const ids = (list: { items: readonly { id: number }[] }) => list.items.map(({ id }) => id);

describe('a field of the clinic', () => {
  it('is defined by an administrator, with a column name of its own that never changes', async () => {
    const field = await bore();
    expect(field).toMatchObject({ slug: 'x_bore', kind: 'number', unitLabel: 'cm', classIds: null, active: true });
    const renamed = await desk.as('administrator').fields.update({ id: field.id, version: 1, label: 'Gantry opening' });
    expect(renamed).toMatchObject({ label: 'Gantry opening', slug: 'x_bore', version: 2 });
    expect((await bore()).slug).toBe('x_bore_2');
    await expect(desk.api.fields.create({ label: 'Other', kind: 'text' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    [{ label: 'bÖRE', kind: 'text' as const }, 'label'],
    [{ label: 'A', kind: 'number' as const, minimum: 2, maximum: 1 }, 'maximum'],
    [{ label: 'A', kind: 'choice' as const }, 'options'],
    [{ label: 'A', kind: 'text' as const, options: [{ label: 'x' }] }, 'options'],
    [{ label: 'A', kind: 'choice' as const, options: [{ label: 'Été' }, { label: 'ete' }] }, 'options'],
    [{ label: 'A', kind: 'text' as const, classIds: [999] }, 'classIds'],
  ])('is refused: %j', async (input, field) => {
    await define({ label: 'Böre', kind: 'text' });
    await expect(define(input)).rejects.toMatchObject({ fields: { [field]: expect.any(String) } });
  });

  it('keeps an option that units hold; an unused one goes, and names may change places', async () => {
    const field = await shielding();
    const [lead, concrete] = field.options;
    if (!lead || !concrete) throw new Error('both options are there');
    await desk.api.equipment.create({ classId: ct, custom: { [field.id]: lead.id } });
    const { fields } = desk.as('administrator');
    await expect(fields.update({ id: field.id, version: 1, options: [concrete] })).rejects.toMatchObject({
      fields: { options: expect.stringContaining('Lead') },
    });
    const swapped = await fields.update({
      id: field.id,
      version: 1,
      options: [{ id: lead.id, label: 'Concrete', active: false }, { label: 'Lead' }],
    });
    expect(swapped.options).toMatchObject([
      { id: lead.id, label: 'Concrete', active: false },
      { label: 'Lead', active: true },
    ]);
    expect((await desk.api.equipment.list({ search: 'concrete' })).total).toBe(1);
    expect((await fields.usage({})).items).toEqual([{ fieldId: field.id, units: 1 }]);
  });

  it('changes nothing when it is stale or says what is there, and stands where it is put', async () => {
    const first = await bore();
    const second = await shielding();
    const { fields } = desk.as('administrator');
    expect((await fields.update({ id: first.id, version: 1, label: 'Bore' })).version).toBe(1);
    await expect(fields.update({ id: first.id, version: 2, label: 'X' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { label: 'Bore' } },
    });
    expect(ids(await fields.reorder({ ids: [second.id, first.id] }))).toEqual([second.id, first.id]);
    for (const wrong of [[first.id], [first.id, first.id], [first.id, second.id, 99]])
      await expect(fields.reorder({ ids: wrong })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('has a column name of letters and digits that nothing else has', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (labels) => {
        const taken = new Set<string>();
        for (const label of labels) taken.add(slugOf(label, taken));
        expect(taken.size).toBe(labels.length);
        for (const slug of taken) expect(slug).toMatch(/^x_[a-z0-9][a-z0-9_]{0,45}$/);
      }),
    );
  });
});

describe('what units hold in such fields', () => {
  it('is answered with them, found, on record and told by name in the history', async () => {
    const { id: boreId } = await bore();
    const field = await shielding();
    const lead = field.options[0]?.id ?? 0;
    const unit = await desk.api.equipment.create({ classId: ct, custom: { [boreId]: 70.5, [field.id]: lead } });
    expect(unit.custom).toEqual({ [boreId]: 70.5, [field.id]: lead });
    const saved = await desk.api.equipment.update({ id: unit.id, version: 1, custom: { [boreId]: null } });
    expect(saved).toMatchObject({ version: 2, custom: { [field.id]: lead } });
    expect(saved.custom).not.toHaveProperty(String(boreId));
    expect((await desk.api.equipment.list({ search: 'lead' })).items).toMatchObject([{ custom: saved.custom }]);
    const { items } = await desk.api.history.list({ entity: 'unit', entityId: unit.id });
    expect(items[0]?.changes).toMatchObject([{ fieldLabel: 'Bore', old: 70.5, new: null }]);
    expect(items[1]?.changes.find(({ fieldLabel }) => fieldLabel === 'Shielding')).toMatchObject({
      newText: 'Lead',
      newTextFr: 'Plomb',
      oldTextFr: null,
    });
  });

  it.each([
    ['a text in a number', { 1: 'wide' }],
    ['below the smallest', { 1: 49.9 }],
    ['above the largest', { 1: 100.1 }],
    ['too many decimals', { 1: 70.55 }],
    ['an option that is not there', { 2: 99 }],
    ['a number in a text', { 3: 7 }],
    ['no day', { 4: '2026-02-30' }],
    ['a field that is not there', { 99: 'x' }],
  ])('is refused: %s', async (_name, custom) => {
    await bore();
    await shielding();
    await define({ label: 'Remark', kind: 'text' });
    await define({ label: 'Checked', kind: 'date' });
    await expect(desk.api.equipment.create({ classId: ct, custom })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { [`custom.${Object.keys(custom)[0]}`]: expect.any(String) },
    });
    expect((await desk.api.equipment.list({})).total).toBe(0);
  });

  it('belongs to the classes of the field; what a unit holds stays when class, field or option go', async () => {
    const field = await define({ label: 'Helium', kind: 'text', classIds: [mri] });
    const custom = { [field.id]: 'full' };
    await expect(desk.api.equipment.create({ classId: ct, custom })).rejects.toMatchObject({ code: 'INVALID' });
    const unit = await desk.api.equipment.create({ classId: mri, custom });
    await desk.as('administrator').fields.update({ id: field.id, version: 1, active: false });
    const moved = await desk.api.equipment.update({ id: unit.id, version: 1, classId: ct, room: '3', custom });
    expect(moved.custom).toEqual(custom);
    await expect(
      desk.api.equipment.update({ id: unit.id, version: 2, custom: { [field.id]: 'half' } }),
    ).rejects.toMatchObject({ code: 'INVALID' });
    expect((await desk.api.equipment.update({ id: unit.id, version: 2, custom: { [field.id]: null } })).custom).toEqual(
      {},
    );
  });

  it('filters and sorts the list: numbers, days, fragments, choices in their order, blanks last', async () => {
    const number = (await bore()).id;
    const choice = await shielding();
    const [lead = 0, concrete = 0] = choice.options.map(({ id }) => id);
    const text = (await define({ label: 'Remark', kind: 'text' })).id;
    const day = (await define({ label: 'Checked', kind: 'date' })).id;
    const { equipment } = desk.api;
    const make = async (custom: Record<string, string | number>) =>
      (await equipment.create({ classId: ct, custom })).id;
    const a = await make({ [number]: 70, [choice.id]: concrete, [text]: '100% wide', [day]: '2026-01-31' });
    const b = await make({ [number]: 100, [choice.id]: lead, [text]: 'Narrow, écran [A]*?' });
    const c = await make({});
    const found = async (filter: object) => ids(await equipment.list({ filters: { custom: [filter as never] } }));
    expect(await found({ fieldId: number, from: 70, to: 99.9 })).toEqual([a]);
    expect(await found({ fieldId: number, from: 71 })).toEqual([b]);
    expect(await found({ fieldId: choice.id, options: [lead, concrete] })).toEqual([a, b]);
    expect(await found({ fieldId: text, contains: 'NARR' })).toEqual([b]);
    expect(await found({ fieldId: text, contains: '%' })).toEqual([a]);
    // Case is ignored in every alphabet, and what a pattern would read is read as it is typed.
    expect(await found({ fieldId: text, contains: 'ÉCRAN' })).toEqual([b]);
    expect(await found({ fieldId: text, contains: '[a]*?' })).toEqual([b]);
    expect(await found({ fieldId: text, contains: 'n*w' })).toEqual([]);
    expect(await found({ fieldId: text, contains: '?' })).toEqual([b]);
    expect(await found({ fieldId: day, from: '2026-01-31', to: '2026-01-31' })).toEqual([a]);
    expect(await found({ fieldId: day, blank: true })).toEqual([b, c]);
    expect(await found({ fieldId: day, blank: false })).toEqual([a]);
    await equipment.update({ id: c, version: 1, custom: { [day]: '2026-02-01' } });
    expect(await found({ fieldId: day, blank: false })).toEqual([a, c]);
    const sorted = async (fieldId: number, direction: 'asc' | 'desc') =>
      ids(await equipment.list({ sort: [{ by: `cf_${fieldId}`, direction }] }));
    expect(await sorted(number, 'asc')).toEqual([a, b, c]);
    expect(await sorted(number, 'desc')).toEqual([b, a, c]);
    expect(await sorted(choice.id, 'asc')).toEqual([b, a, c]);
    expect(await sorted(text, 'desc')).toEqual([b, a, c]);
  });
});

describe('in files', () => {
  it('go out and come back as they were, into the same data and into new ones', async () => {
    const number = (await bore()).id;
    const choice = await shielding();
    const text = (await define({ label: 'Remark', kind: 'text' })).id;
    const day = (await define({ label: 'Checked', kind: 'date' })).id;
    const lead = choice.options[0]?.id ?? 0;
    await desk.api.equipment.create({
      classId: ct,
      serialNumber: '1',
      custom: { [number]: 70.5, [choice.id]: lead, [text]: '=1+1', [day]: '2026-01-31' },
    });
    await desk.api.equipment.create({ classId: ct, serialNumber: '2' });
    const file = await desk.exported();
    const [first] = parse(file, { columns: true }) as Record<string, string>[];
    expect(first).toMatchObject({ x_bore: '70.5', x_shielding: 'Lead', x_remark: "'=1+1", x_checked: '2026-01-31' });
    expect((await desk.import(file)).import.counts).toMatchObject({ unchanged: 2, warnings: 0, errors: 0 });
    await desk.api.equipment.update({ id: 1, version: 1, custom: { [number]: 60, [text]: null } });
    const back = await desk.import(file);
    expect(back.rows[0]?.changes).toEqual([
      { column: 'x_bore', old: '60', new: '70.5' },
      { column: 'x_remark', old: null, new: '=1+1' },
    ]);
    expect((await desk.api.equipment.get({ id: 1 })).custom).toMatchObject({ [number]: 70.5, [text]: '=1+1' });
    await desk.undo(back.import.id);
    const undone = (await desk.api.equipment.get({ id: 1 })).custom;
    expect(undone).toMatchObject({ [number]: 60 });
    expect(undone).not.toHaveProperty(String(text));
  });

  it('stay where the column is absent, clear where it is blank, and stay where a value does not fit', async () => {
    const number = (await bore()).id;
    const choice = await shielding();
    await desk.import('eq_id,equipment_class,eq_sn,x_bore,x_shielding\n5,CT,1,"70,5",blindage\n');
    expect((await desk.api.equipment.list({})).items).toMatchObject([{ custom: { [number]: 70.5 } }]);
    const wrong = await desk.import(
      'eq_id,equipment_class,eq_sn,x_bore,x_shielding,x_unheard\n5,CT,1,49,Straw,x\n5,CT,1,70.55,,\n',
    );
    expect(wrong.said('warning')).toEqual([
      '1 Columns that are not known here were left out: x_unheard.',
      '2 x_bore "49" is not a number from 50 to 100 with at most 1 decimals; the field was left as it is.',
      '2 x_shielding "Straw" is none of the choices of this field; the field was left as it is.',
    ]);
    await desk.import('eq_id,equipment_class,eq_sn\n5,CT,1\n');
    expect((await desk.api.equipment.get({ id: 5 })).custom).toEqual({ [number]: 70.5 });
    await desk.import('eq_id,equipment_class,eq_sn,x_bore,x_shielding\n5,CT,1,,Lead\n');
    expect((await desk.api.equipment.get({ id: 5 })).custom).toEqual({ [choice.id]: choice.options[0]?.id });
  });

  it('go with a unit that an import brought and that is taken back', async () => {
    await bore();
    const done = await desk.import('equipment_class,x_bore\nCT,70\n');
    expect((await desk.undo(done.import.id)).import.state).toBe('undone');
    expect((await desk.as('administrator').fields.usage({})).items).toEqual([]);
  });

  it('are columns of the list as shown', async () => {
    const choice = await shielding();
    await desk.api.equipment.create({ classId: ct, custom: { [choice.id]: choice.options[1]?.id ?? 0 } });
    const ticket = await desk.api.equipment.export({
      layout: { kind: 'shown', columns: [{ key: `cf_${choice.id}`, label: 'Blindage' }] },
    });
    expect(ticket.fileName).toMatch(/^equipment_/);
    await expect(
      desk.api.equipment.export({ layout: { kind: 'shown', columns: [{ key: 'cf_99', label: 'x' }] } }),
    ).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('a filter on a field of the clinic', () => {
  it.each([
    [{}, 2],
    [{ options: [] }, 2],
    [{ contains: '' }, 2],
    [{ blank: true }, 1],
    [{ blank: false }, 1],
    [{ from: 50, to: 60 }, 1],
    [{ blank: true, from: 50 }, 0],
    [{ from: 61 }, 0],
    [{ contains: `%' OR 1=1 --` }, 0],
  ])('%j finds %i of two units', async (asked, found) => {
    const field = await bore();
    await desk.api.equipment.create({ classId: ct, custom: { [field.id]: 55.5 } });
    await desk.api.equipment.create({ classId: ct });
    const { total } = await desk.api.equipment.list({ filters: { custom: [{ fieldId: field.id, ...asked }] } });
    expect(total).toBe(found);
  });
});
