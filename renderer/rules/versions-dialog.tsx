import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObligationRule } from '../../shared/obligation-rules.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Moment } from '../ui/moment.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { RuleText } from './rule-text.tsx';

interface Props {
  readonly rule: ObligationRule;
  readonly classNames: ReadonlyMap<number, string>;
  close(): void;
}

/** All wordings that a rule ever had, the newest first, with who saved them and why. */
export function VersionsDialog({ rule, classNames, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('obligations');
  const { t: tUi } = useTranslation('ui');
  const versions = useCall('obligations.ruleVersions', { id: rule.id });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      centered
      title={t('rules.versionsTitle', { label: rule.label })}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <Stack gap="md">
        {versions.error && <ErrorPanel error={versions.error} onRetry={() => void versions.refetch()} />}
        {versions.isPending && <Skeleton height={160} radius="sm" />}
        {versions.data?.items.map((one) => (
          <section key={one.version} aria-label={t('rules.version', { version: one.version })}>
            <Text size="sm" fw={600}>
              {[
                t('rules.version', { version: one.version }),
                one.label,
                ...(one.version === rule.version ? [t('rules.present')] : []),
              ].join(' · ')}
            </Text>
            <Text size="xs" c="dimmed">
              {one.savedBy.startsWith('(') ? t('rules.shipped') : t('rules.savedBy', { name: one.savedBy })}{' '}
              <Moment at={one.savedAt} />
            </Text>
            {one.reason !== null && <Text size="sm">{one.reason}</Text>}
            <RuleText definition={one.definition} classNames={classNames} />
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
