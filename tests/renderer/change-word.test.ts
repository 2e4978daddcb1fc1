import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { changeWord } from '../../renderer/parts/history/change-word.ts';
import { sideName } from '../../renderer/parts/history/side-name.ts';

async function reading(lng: string) {
  const i18n = i18next.createInstance();
  await i18n.init({ lng, resources: { en: { audit: { seen: 'seen' } }, fr: { audit: { seen: 'vu' } } } });
  return (fieldLabel: string | null, fieldLabelFr: string | null) =>
    changeWord(i18n, 'unit', { field: 'custom.1', fieldLabel, fieldLabelFr });
}

describe('the name of a changed field', () => {
  it("is the clinic's in the reader's language, and the English one where it has no French", async () => {
    const [english, french] = [await reading('en'), await reading('fr')];
    expect(english('Shielding', 'Blindage')).toBe('Shielding');
    expect(french('Shielding', 'Blindage')).toBe('Blindage');
    expect(french('Shielding', null)).toBe('Shielding');
  });

  it('and the name of what was chosen in it too', () => {
    const change = { oldText: 'Lead', oldTextFr: 'Plomb', newText: 'Concrete', newTextFr: null };
    const said = (lng: string) =>
      (['old', 'new'] as const).map((side) => sideName({ resolvedLanguage: lng }, change, side));
    expect(said('fr')).toEqual(['Plomb', 'Concrete']);
    expect(said('en')).toEqual(['Lead', 'Concrete']);
  });

  it('is as on record where nobody defined the field any more', async () => {
    expect((await reading('fr'))(null, null)).toBe('custom.1');
  });
});
