import { describe, expect, it } from 'vitest';
import { sentences } from '../../renderer/i18n/fr/index.ts';
import { frenchBlanks } from '../../renderer/i18n/fr/typography.ts';
import { createSentences } from '../../renderer/i18n/sentences.ts';
import { NewUnit } from '../../shared/equipment.ts';
import { collectSentences } from '../support/core-sentences.ts';

/** Files whose sentences no screen shows, and why. */
const unseen: readonly (readonly [string, string])[] = [
  ['main/cli/', 'a terminal shows them'],
  ['main/headless/', 'the terminal of the service shows them'],
  ['main/keys/recovery-sheet.ts', 'the printed sheet speaks both languages itself'],
  ['main/readiness/plan-words.ts', 'the printed plan speaks both languages itself'],
  ['main/readiness/checklist-document.ts', 'the printed checklist speaks both languages itself'],
  ['main/capital/case-words.ts', 'the printed case speaks both languages itself'],
  ['main/patients/taking-away/print-words.ts', 'printed lists of patients speak both languages themselves'],
  ['main/audit/trail-words.ts', 'the printed trail speaks both languages itself'],
  ['shared/readiness-french/', 'is the French of sentences elsewhere'],
  ['main/boot-config.ts', 'printed before anything starts'],
  ['main/host/command-socket.ts', 'a command prints what the running app answers'],
  ['main/restore/restore-elsewhere.ts', 'a terminal shows them'],
  ['main/restore/set-aside.ts', 'a note beside files'],
  ['main/electron/desktop.ts', 'a command that finds the app running prints it'],
  ['main/electron/main.ts', 'the usage of the program, printed'],
  ['main/electron/refuse-start.ts', 'printed before a window exists'],
  ['main/electron/rules/', 'printed before a window exists'],
  ['main/sample/fleet.ts', 'data of the sample clinic'],
  ['main/labels/label-words.ts', 'printed labels and their calibration page speak both languages themselves'],
  ['main/calendar/words.ts', 'calendars and invitations speak both languages themselves'],
];

const french = createSentences(sentences);
/** A value that occurs in no sentence. */
const filled = (template: string) => template.replaceAll('{}', 'Ω7');

describe('every sentence of the core', () => {
  const all = collectSentences(['main', 'shared']);
  const seen = all.filter(({ file }) => !unseen.some(([path]) => file.startsWith(path)));

  it('is found by reading the code', () => {
    expect(seen.length).toBeGreaterThan(250);
    const templates = seen.map(({ template }) => template);
    expect(templates).toContain('Sign in first.');
    expect(templates).toContain('There is no unit {}. Read the list again.');
    // A word from a table, a choice, a parameter and a sentence that another one continues.
    expect(templates).toContain('This manufacturer does not exist. Choose one from the list.');
    expect(templates).toContain('Too many attempts. Wait 1 minute and try again.');
    expect(templates).toContain('{} is neither TRUE nor FALSE; the field was left as it is.');
    expect(templates).toContain('The key store of the operating system cannot be used: {}');
  });

  it('reads French', () => {
    const missing = seen.filter(({ template }) => french.find(filled(template)) === undefined);
    expect(missing.map(({ template, file }) => `${file}: ${template}`)).toEqual([]);
  });

  it('is left out for a reason that still holds', () => {
    const idle = unseen.filter(([path]) => !all.some(({ file }) => file.startsWith(path)));
    expect(idle).toEqual([]);
  });

  it('still stands behind every translation', () => {
    const known = seen.map(({ template }) => filled(template)).join('\n');
    const fromZod = /^(Invalid|Too small|Too big|Unrecognized)/;
    const records = /^(unit|person|account|class|subclass|manufacturer|department|facility) \{id\}$/;
    const stale = Object.keys(sentences)
      .filter((english) => !fromZod.test(english) && !records.test(english))
      .filter((english) => {
        const parts = english.split(/\{\w+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
        return !new RegExp(parts.join('.+')).test(known);
      });
    expect(stale).toEqual([]);
  });
});

describe('a translation', () => {
  it('is its own: no other template takes its sentence', () => {
    const taken = Object.keys(sentences).filter((english) => {
      const own = createSentences({ [english]: sentences[english] ?? '' });
      const sample = english.replace(/\{\w+\}/g, 'Ω7');
      return french.find(sample) !== own.find(sample) && !/, (translated|list)\}/.test(sentences[english] ?? '');
    });
    expect(taken).toEqual([]);
  });

  it('has no blank that a line could break at before a sign', () => {
    for (const text of Object.values(sentences)) expect(text).not.toMatch(/ [:;?!»]|« /);
  });

  it('keeps the values of a sentence', () => {
    expect(
      french.translate(
        'Nothing was imported, because 12 rows have errors. Correct the file, or import the good rows only.',
      ),
    ).toBe(
      'Rien n’a été importé, car 12 lignes contiennent des erreurs. Corrigez le fichier, ou n’importez que les bonnes lignes.',
    );
    expect(
      french.translate(
        '"12/31/20a6" is not a date such as 2026-03-01 or 3/1/2026; the field was left as it is. (line 9 of the file)',
      ),
    ).toBe(
      '«\u00a012/31/20a6\u00a0» n’est pas une date telle que 2026-03-01 ou 3/1/2026 (mois d’abord)\u00a0; le champ reste tel quel. (ligne 9 du fichier)',
    );
  });

  it('writes figures as its language does', () => {
    expect(french.translate('7 files with 1,110,808 bytes are as they were written.')).toBe(
      '7 fichiers de 1\u00a0110\u00a0808 octets sont tels qu’ils ont été écrits.',
    );
    expect(french.translate('Free on this disk: 80.6 GB.')).toBe('Libre sur ce disque\u00a0: 80,6 Go.');
  });

  it('reaches the sentences inside a sentence', () => {
    expect(
      french.translate(
        'This import cannot be taken back as a whole: unit 7 was changed later (anna, 2026-03-01); class 3 uses what it brought (bo, 2026-03-02) and others.',
      ),
    ).toBe(
      'Cet import ne peut pas être annulé en entier\u00a0: l’appareil 7 a changé depuis (anna, 2026-03-01)\u00a0; la classe 3 s’en sert (bo, 2026-03-02), entre autres.',
    );
    expect(
      french.translate(
        'The key file /k/a belongs to other data. The key file /k/b is not a regular file. Put the key file back, or type the recovery key from the printed sheet; this machine is then remembered.',
      ),
    ).toMatch(
      /^Le fichier de clé \/k\/a appartient à d’autres données\. Le fichier de clé \/k\/b n’est pas un fichier ordinaire\. Remettez/,
    );
  });

  it('covers what the contract refuses without a sentence of its own', () => {
    const refusal = NewUnit.safeParse({
      classId: '1',
      model: 5,
      capitalCost: 2e6,
      capitalYear: 1,
      capitalType: 'x',
      installedOn: '2026-02-30',
      auditFrequencies: ['x'],
      odd: 1,
    });
    const messages = refusal.error?.issues.map(({ message }) => message) ?? [];
    expect(messages.length).toBeGreaterThan(6);
    expect(messages.filter((message) => french.find(message) === undefined)).toEqual([]);
  });

  it('leaves what it does not know, sentence by sentence', () => {
    expect(french.translate('Something new. Sign in first.')).toBe('Something new. Connectez-vous d’abord.');
    expect(french.find('Something new. Sign in first.')).toBeUndefined();
  });
});

describe('a table', () => {
  it('prefers the most specific template, whatever their order', () => {
    const { translate } = createSentences({
      'Unit {id} {is}.': 'A',
      'Unit {id} is lost.': 'B',
      'Unit 7 is lost.': 'C',
    });
    expect([translate('Unit 5 is here.'), translate('Unit 5 is lost.'), translate('Unit 7 is lost.')]).toEqual([
      'A',
      'B',
      'C',
    ]);
  });

  it('may put values in another order', () => {
    expect(createSentences({ '{a} of {b}.': '{b}: {a}.' }).translate('One of two.')).toBe('two: One.');
  });

  it('takes signs of a pattern for what they are', () => {
    expect(createSentences({ 'What (a) {b}?': '{b}' }).find('What a x?')).toBeUndefined();
  });

  it('refuses two templates of one shape and a hole that is not there', () => {
    expect(() => createSentences({ 'No {a}.': '{a}', 'No {b}.': '{b}' })).toThrow('Two templates read "No {}."');
    expect(() => createSentences({ 'No {a}.': '{b}' })).toThrow('unknown hole {b}');
    expect(() => createSentences({ 'No {a}.': '{a, shouted}' })).toThrow('unknown hole {a, shouted}');
  });
});

describe('French blanks', () => {
  it('do not let a line begin with a sign or break a figure', () => {
    expect(frenchBlanks('Vraiment ? « Oui » : 1 292 000 $, n° 5 ; fin')).toBe(
      'Vraiment\u00a0? «\u00a0Oui\u00a0»\u00a0: 1\u00a0292\u00a0000\u00a0$, n°\u00a05\u00a0; fin',
    );
  });
});
