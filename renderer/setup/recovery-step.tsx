import { Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoverySheet } from '../../shared/setup.ts';
import { useAction } from '../api/hooks.ts';
import { GroupFields, groupsFit } from '../parts/recovery-sheet/group-fields.tsx';
import { PrintedSheet } from '../parts/recovery-sheet/printed-sheet.tsx';
import { SheetButtons } from '../parts/recovery-sheet/sheet-buttons.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { startDownload } from '../ui/start-download.ts';
import { StepButtons } from './step-buttons.tsx';

interface Props {
  readonly sheet: RecoverySheet;
  /** The code that set-up over the network asks for. */
  readonly code?: string;
  /** The two groups as typed back. */
  readonly typed: readonly string[];
  readonly onTyped: (typed: readonly string[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The recovery key, shown this once: print it, then prove with two groups that the paper is at hand. No copying: it belongs on paper. */
export function RecoveryStep({ sheet, code, typed, onTyped, onBack, onNext }: Props) {
  const { t, i18n } = useTranslation('setup');
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const [checked, setChecked] = useState(false);
  const pdf = useAction('setup.sheetPdf', { onSuccess: ({ path, fileName }) => startDownload(path, fileName) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (groupsFit(sheet, typed)) onNext();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <PrintedSheet sheet={sheet} dataFolder={sheet.dataFolder} />
        <SheetButtons
          pending={pdf.isPending}
          onPdf={() => pdf.mutate({ setupId: sheet.setupId, language, ...(code !== undefined && { code }) })}
        />
        {pdf.error && <ErrorPanel error={pdf.error} />}
        <GroupFields sheet={sheet} typed={typed} checked={checked} onTyped={onTyped} />
      </Stack>
      <StepButtons onBack={onBack} nextLabel={t('next')} />
    </form>
  );
}
