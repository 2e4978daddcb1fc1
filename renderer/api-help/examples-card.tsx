import { Code, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/copy-text.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { type ExampleTool, examplesFor, exampleTasks, exampleTools } from './examples.ts';

/** The same four things in the tool of one's choice. */
export function ExamplesCard({ address }: { readonly address: string }) {
  const { t } = useTranslation('api-help');
  const [tool, setTool] = useState<ExampleTool>('curl');
  const examples = examplesFor(address)[tool];
  return (
    <SectionCard title={t('examples.title')} lead={t(`examples.lead.${tool}`)}>
      <Stack gap="md">
        <SegmentedControl<ExampleTool>
          aria-label={t('examples.tool')}
          value={tool}
          data={exampleTools.map((value) => ({ value, label: t(`examples.tools.${value}`) }))}
          onChange={setTool}
          style={{ alignSelf: 'flex-start' }}
        />
        {exampleTasks.map((task) => (
          <div key={task}>
            <Group justify="space-between" mb={4}>
              <Text size="sm" fw={600}>
                {t(`examples.tasks.${task}`)}
              </Text>
              <CopyText text={examples[task]} />
            </Group>
            <Code block tabIndex={0} role="region" aria-label={t(`examples.tasks.${task}`)}>
              {examples[task]}
            </Code>
          </div>
        ))}
      </Stack>
    </SectionCard>
  );
}
