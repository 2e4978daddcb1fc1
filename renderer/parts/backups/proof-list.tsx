import { useTranslation } from 'react-i18next';
import type { SetProof } from '#shared/backup.ts';
import { useSentence } from '../../i18n/index.ts';
import { Checklist } from '../../ui/checklist.tsx';
import { useFormats } from '../../ui/formats.ts';

/** Every check that a set was put through, with what it showed. */
export function ProofList({ proof }: { readonly proof: SetProof }) {
  const { t } = useTranslation('backup');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  return (
    <Checklist
      items={proof.checks.map(({ check, ok, evidence }) => ({
        key: check,
        state: ok ? 'ok' : 'bad',
        title: t(`checks.${check}`),
        note: t(ok ? 'held' : 'failed'),
        text: datesIn(sentence(evidence)),
      }))}
    />
  );
}
