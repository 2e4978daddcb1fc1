import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { directoryTls } from '../../shared/directory.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { CertificateField } from './certificate-field.tsx';
import { isOnThisMachine, withProtection } from './directory-draft.ts';
import { type FormPart, fieldId } from './form-part.ts';
import { ServerFields } from './server-fields.tsx';

/** Where the directory is, and how the way there is protected. */
export function ConnectionFields({ draft, messages, set }: FormPart) {
  const { t } = useTranslation('directory');
  const here = isOnThisMachine(draft);
  return (
    <SectionCard title={t('connection')}>
      <Stack gap="md">
        <ServerFields draft={draft} messages={messages} set={set} />
        <Radio.Group
          label={t('tls.label')}
          value={draft.tls}
          error={messages.tls}
          onChange={(value) => {
            const tls = directoryTls.find((known) => known === value);
            if (tls) set(withProtection(draft, tls));
          }}
        >
          <Stack gap="xs" mt="xs">
            {directoryTls.map((tls, index) => (
              <Radio
                key={tls}
                {...(index === 0 ? { id: fieldId('tls') } : {})}
                value={tls}
                label={t(`tls.${tls}`)}
                disabled={tls === 'plain' && !here && draft.tls !== 'plain'}
              />
            ))}
          </Stack>
        </Radio.Group>
        {!here && (
          <Text size="xs" c="dimmed">
            {t('tls.plainOnlyHere')}
          </Text>
        )}
        {draft.tls === 'plain' ? (
          <Checkbox
            id={fieldId('plainAcknowledged')}
            label={t('tls.acknowledge')}
            checked={draft.plainAcknowledged}
            error={messages.plainAcknowledged}
            onChange={(event) => set({ plainAcknowledged: event.currentTarget.checked })}
          />
        ) : (
          <CertificateField draft={draft} messages={messages} set={set} />
        )}
      </Stack>
    </SectionCard>
  );
}
