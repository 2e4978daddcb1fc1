import type { Reply } from '../../shared/contract/errors.ts';
import type { Actor } from './core.ts';

/** Somebody who does not exist, with a name that nothing else is called by, and what it is corrected to. */
export const wanted = {
  ipp: 'QX-77 41-99',
  sex: 'F',
  firstName: 'Éphyrindra',
  lastName: 'Wortzgeist-Qambelo',
  birthDate: '1931-07-23',
};
const corrected = 'Umkazoopfli';

/** What of it must lie nowhere: the values, and what the program makes of them to compare and to search. */
export const traces = [
  wanted.ipp,
  'qx774199',
  'phyrindra',
  'Wortzgeist',
  'Qambelo',
  wanted.birthDate,
  '23/07/1931',
  corrected,
];

type Send = (actor: Actor, name: string, input: unknown) => Promise<Reply<unknown>>;

/** Does everything with a patient that people do, and much that goes wrong; answers what should have gone well and did not. */
export async function livePatientStory(send: Send): Promise<readonly string[]> {
  const failed: string[] = [];
  async function well<T = Record<string, never>>(actor: Actor, name: string, input: unknown): Promise<T> {
    const reply = await send(actor, name, input);
    if (!reply.ok) failed.push(`${name} as ${actor}: ${reply.error.code} ${reply.error.message}`);
    return (reply.ok ? reply.data : {}) as T; // as: the story knows what it asks for
  }
  type Made = { readonly id: number; readonly version: number };
  const log = await well<object>('administrator', 'logs.settings', {});
  await well('administrator', 'logs.saveSettings', { ...log, level: 'debug' });
  const { id: classId } = await well<Made>('administrator', 'lookups.create', { kind: 'class', name: 'CT' });
  const unit = await well<Made>('administrator', 'equipment.create', { classId, model: 'Scanner' });

  const { id } = await well<Made>('user', 'patients.create', wanted);
  const hidden = await well<Made>('principal-investigator', 'patients.create', {
    ...wanted,
    ipp: 'QX-78',
    anotherPerson: 'Same name',
  });
  await hostileInputs(send);
  const { sex: _, ...identity } = wanted;
  await well('user', 'patients.duplicates', identity);
  for (const search of [wanted.ipp, 'phyrind', 'wortzg qamb', wanted.birthDate, '23/07/1931']) {
    await well('user', 'patients.list', { search });
    await send('user', 'search.find', { query: search });
    await send('user', 'equipment.list', { search });
  }
  const { version } = await well<Made>('user', 'patients.get', { id });
  await well('user', 'patients.correct', { id, version, reason: 'Read from the passport', lastName: corrected });
  await send('user', 'patients.correct', { id, version, reason: 'Twice', lastName: corrected });
  await well('principal-investigator', 'patients.reveal', { ids: [id, hidden.id], reason: 'Letter' });
  const changes = await well<{ items?: Made[] }>('principal-investigator', 'patients.changes', { id });
  await well('principal-investigator', 'patients.revealChange', { id, changeId: changes.items?.[0]?.id });

  const review = await well<Made>('user', 'patients.askReview', { ...wanted, ipp: 'qx78' });
  await well('principal-investigator', 'patients.revealReview', { id: review.id });
  await well('principal-investigator', 'patients.decideReview', {
    id: review.id,
    version: 1,
    decision: 'same',
    answer: null,
  });

  const on = '2024-05-02';
  const note = `Mother of ${wanted.firstName} ${wanted.lastName}, born ${wanted.birthDate}`;
  const examination = { patientId: id, unitId: unit.id, on, procedure: 'CT chest', dose: null, note };
  const done = await well<Made>('user', 'examinations.create', examination);
  await send('user', 'examinations.create', { ...examination, on: wanted.birthDate.replace('1931', '1930') });
  await well('user', 'examinations.update', { id: done.id, version: 1, note: `${note}, again` });
  await well('user', 'examinations.ofPatient', { patientId: id });

  const reason = 'For the ethics board';
  await well('principal-investigator', 'patients.export', { format: 'csv', identities: true, reason, search: 'wortz' });
  await well('principal-investigator', 'patients.export', { format: 'xlsx', identities: true, reason });
  await well('principal-investigator', 'patients.printList', {
    identities: true,
    reason,
    language: 'fr',
    search: 'phyr',
  });
  await well('user', 'patients.printLabel', { id, size: '70x36' });
  const last = await well<Made>('user', 'patients.get', { id });
  await well('user', 'patients.archive', { id, version: last.version, reason: 'Withdrew consent' });
  await well('administrator', 'damage.scan', {});
  await well('administrator', 'audit.export', { format: 'json' });
  await well('administrator', 'exports.workbook', {});
  await well('administrator', 'logs.diagnostics', {});
  await well('administrator', 'notices.list', {});
  return failed;
}

/** Inputs that are refused, each with something of an identity where nobody expects it. */
async function hostileInputs(send: Send): Promise<void> {
  const { ipp, firstName, lastName, birthDate } = wanted;
  for (const values of [
    wanted,
    { ...wanted, ipp: 'QX-9' },
    { ...wanted, birthDate: '2999-07-23' },
    { ...wanted, birthDate: `${birthDate} ${lastName}` },
    { ...wanted, sex: lastName },
    { ...wanted, ipp: [ipp] },
    { ...wanted, ipp: { [ipp]: firstName } },
    { ...wanted, [lastName]: firstName },
    { ...wanted, firstName: firstName.repeat(30) },
    { ...wanted, lastName: `${lastName}\u0000\ud800` },
    { ...wanted, studyId: lastName },
    [firstName, lastName],
    lastName,
  ])
    await send('user', 'patients.create', values);
  await send('user', 'patients.list', { search: lastName, sort: [{ key: lastName }] });
  await send('user', 'patients.list', { search: lastName, page: -1, filters: { sex: [lastName] } });
  await send('user', 'patients.get', { id: lastName });
  await send('user', 'patients.reveal', { ids: [ipp] });
  await send('user', `patients.${lastName}`, {});
  await send('administrator', 'patients.create', wanted);
  await send('nobody', 'patients.create', wanted);
  await send('nobody', 'auth.signIn', { username: 'user', password: lastName });
}
