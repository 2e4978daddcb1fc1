import { Button, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DirectoryStage } from '../../shared/directory.ts';
import { useSentence } from '../i18n/index.ts';
import classes from './directory.module.css';
import { type DirectoryDraft, fieldOfStage } from './directory-draft.ts';
import { goToField } from './form-part.ts';

const signs = { ok: IconCircleCheck, failed: IconAlertTriangle, skipped: IconCircleMinus } as const;
const colors = { ok: 'teal', failed: 'red', skipped: 'gray' } as const;

interface Props {
  readonly stages: readonly DirectoryStage[];
  readonly draft: DirectoryDraft;
}

/** The stages of a test, server by server; a failed one leads to its field. */
export function StageList({ stages, draft }: Props) {
  const servers = [...new Set(stages.map(({ server }) => server))];
  return servers.map((server) => (
    <section key={server} aria-label={server}>
      {server !== '' && (
        <Text size="sm" fw={600} mb={6} ff="monospace">
          {server}
        </Text>
      )}
      <ol className={`rems-plain-list ${classes.stages}`}>
        {stages
          .filter((stage) => stage.server === server)
          .map((stage) => (
            <Stage key={stage.stage} stage={stage} field={fieldOfStage(stage, draft)} />
          ))}
      </ol>
    </section>
  ));
}

function Stage({ stage, field }: { readonly stage: DirectoryStage; readonly field: string }) {
  const { t } = useTranslation('directory');
  const sentence = useSentence();
  const Icon = signs[stage.state];
  return (
    <li className={classes.stage} data-state={stage.state}>
      <ThemeIcon variant="transparent" color={colors[stage.state]} size={22} aria-hidden>
        <Icon size={20} />
      </ThemeIcon>
      <div>
        <Text size="sm" fw={600}>
          {t(`test.stages.${stage.stage}`)}
          <Text span size="xs" fw={500} c="dimmed" ml={8}>
            {t(`test.states.${stage.state}`)}
            {stage.state === 'skipped' ? '' : ` · ${t('test.took', { ms: stage.milliseconds })}`}
          </Text>
        </Text>
        <Text size="sm">{sentence(stage.message)}</Text>
        {stage.state === 'failed' && (
          <Button variant="default" size="compact-xs" mt={4} onClick={() => goToField(field)}>
            {t('test.goTo')}
          </Button>
        )}
      </div>
    </li>
  );
}
