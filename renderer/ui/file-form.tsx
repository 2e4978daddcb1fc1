import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileForm } from '../../shared/files.ts';

const forms = {
  csv: {},
  bom: { bom: true },
  xlsx: { format: 'xlsx' },
} as const satisfies Record<string, FileForm>;
type Choice = keyof typeof forms;
// The keys of the table above.
const choices = Object.keys(forms) as Choice[];

/** In which form tables are taken away, and the items of a menu that choose it; they stand below what is taken. */
export function useFileForm() {
  const [choice, choose] = useState<Choice>('csv');
  return { form: forms[choice] as FileForm, choice, choose };
}

/** CSV as REMS writes it, CSV whose accents Excel shows, or a workbook; and that times in them are UTC, because the headings of REMS do not say so. */
export function FileFormItems({ choice, choose }: Pick<ReturnType<typeof useFileForm>, 'choice' | 'choose'>) {
  const { t } = useTranslation('ui');
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('fileForm.title')}</Menu.Label>
      <Menu.RadioGroup value={choice} onChange={(value) => choose(choices.find((one) => one === value) ?? 'csv')}>
        {choices.map((one) => (
          <Menu.RadioItem key={one} value={one}>
            {t(`fileForm.${one}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t('fileForm.times')}</Menu.Label>
    </>
  );
}
