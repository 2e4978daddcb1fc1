import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useSentence } from '../i18n/index.ts';
import { CertificateFacts } from '../parts/certificates/certificate-facts.tsx';
import { type CheckedItem, Checklist } from '../ui/checklist.tsx';
import { useFormats } from '../ui/formats.ts';

/** What is in chosen files, and whether it could be served. */
export function FoundCertificate({ found }: { readonly found: OutputOf<'certificates.inspect'> }) {
  const { t } = useTranslation('certificates');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const { certificate, hasKey, answersRequest, problems, warnings } = found;
  const said = (texts: readonly string[], state: 'bad' | 'warning', title: string): CheckedItem[] =>
    texts.length === 0
      ? []
      : [{ key: state, state, title, text: texts.map((text) => datesIn(sentence(text))).join('\n') }];
  const key = hasKey ? t('import.hasKey') : t(answersRequest ? 'import.answers' : 'import.noKey');
  const items: CheckedItem[] = [
    ...said(problems, 'bad', t('import.problem')),
    ...said(warnings, 'warning', t('import.warning')),
    ...(problems.length === 0
      ? [{ key: 'good', state: 'ok' as const, title: t('facts.key'), note: t('import.good'), text: key }]
      : []),
  ];
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('import.found')}
      </Title>
      <Checklist items={items} />
      {certificate && <CertificateFacts of={certificate} />}
    </Stack>
  );
}
