import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DirectoryStage } from '../../shared/directory.ts';
import { useSentence } from '../i18n/index.ts';
import { type CheckedItem, Checklist } from '../ui/checklist.tsx';
import { useFormats } from '../ui/formats.ts';
import { type DirectoryDraft, fieldOfStage } from './directory-draft.ts';
import { goToField } from './form-part.ts';

interface Props {
  readonly stages: readonly DirectoryStage[];
  readonly draft: DirectoryDraft;
}

/** The stages of a test, server by server; a failed one leads to its field. */
export function StageList({ stages, draft }: Props) {
  const { t } = useTranslation('directory');
  const sentence = useSentence();
  const formats = useFormats();
  const servers = [...new Set(stages.map(({ server }) => server))];
  const item = (stage: DirectoryStage): CheckedItem => {
    const word = t(`test.states.${stage.state}`);
    return {
      key: stage.stage,
      state: stage.state === 'failed' ? 'bad' : stage.state,
      title: t(`test.stages.${stage.stage}`),
      note: stage.state === 'skipped' ? word : `${word} · ${t('test.took', { ms: stage.milliseconds })}`,
      text: formats.datesIn(sentence(stage.message)),
      action: stage.state === 'failed' && (
        <Button
          variant="default"
          size="compact-xs"
          mt={4}
          aria-label={`${t('test.goTo')}: ${t(`test.stages.${stage.stage}`)}`}
          onClick={() => goToField(fieldOfStage(stage, draft))}
        >
          {t('test.goTo')}
        </Button>
      ),
    };
  };
  return servers.map((server) => (
    <section key={server} aria-label={server}>
      {server !== '' && (
        <Text size="sm" fw={600} mb={6} ff="monospace">
          {server}
        </Text>
      )}
      <Checklist items={stages.filter((stage) => stage.server === server).map(item)} />
    </section>
  ));
}
