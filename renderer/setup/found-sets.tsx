import { Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupSet } from '../../shared/backup.ts';
import { SetStateSign } from '../parts/backups/set-state-sign.tsx';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './setup.module.css';

interface Props {
  readonly label: string;
  /** The best first. */
  readonly sets: readonly BackupSet[];
  readonly chosen: string | undefined;
  onChoose(name: string): void;
}

/** Sets that were found, to choose one of; a broken one is shown and cannot be chosen. */
export function FoundSets({ label, sets, chosen, onChoose }: Props) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const measures = useMeasures();
  return (
    <Radio.Group value={chosen ?? ''} onChange={onChoose} label={label}>
      <Stack gap="xs" mt="xs" mah="22rem" style={{ overflowY: 'auto' }}>
        {sets.map((set) => (
          <Radio.Card key={set.name} value={set.name} disabled={set.state === 'bad'} className={classes.choice ?? ''}>
            <Group wrap="nowrap" gap="sm" align="flex-start">
              <Radio.Indicator mt={2} disabled={set.state === 'bad'} />
              <div>
                <Text fw={600} size="sm">
                  {formats.instant(set.at)} <SetStateSign set={set} />
                </Text>
                <Text size="xs" c="dimmed">
                  {[t(`kinds.${set.kind}`), measures.bytes(set.bytes), set.appVersion].filter(Boolean).join(' · ')}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
