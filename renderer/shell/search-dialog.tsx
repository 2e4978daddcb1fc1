import { Combobox, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import type { Finding } from './search-hits.ts';
import classes from './shell.module.css';
import { useFindings } from './use-findings.tsx';

interface Props {
  readonly opened: boolean;
  /** What was opened from here last, the latest first. */
  readonly recent: readonly Finding[];
  onOpen(finding: Finding): void;
  onClose(): void;
}

/** Finds records, pages and things to do. It comes and goes at once: what is typed after the keys is meant for the field. */
export function SearchDialog({ opened, recent, onOpen, onClose }: Props) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root opened={opened} onClose={onClose} size={600} yOffset={72} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('search.button')} data-keeps-focus>
        <Modal.Body p={0}>
          <SearchBody recent={recent} onOpen={onOpen} onDone={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface BodyProps {
  readonly recent: readonly Finding[];
  onOpen(finding: Finding): void;
  onDone(): void;
}

/** The field keeps the focus; arrows move through what was found, Enter opens it. */
function SearchBody({ recent, onOpen, onDone }: BodyProps) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { groups, waiting } = useFindings(text, recent);
  const combobox = useCombobox({ opened: true });
  const all = groups.flatMap(({ findings }) => findings);
  const shown = all.map(({ id }) => id).join();

  // Enter opens the best match, also when it arrived after the last key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on screen triggers
  useEffect(() => {
    combobox.selectFirstOption();
  }, [shown, combobox.selectFirstOption]);

  const open = (id: string) => {
    const found = all.find((finding) => finding.id === id);
    if (found === undefined) return;
    onDone();
    onOpen(found);
    void navigate(found.to);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          autoFocus
          variant="unstyled"
          size="md"
          classNames={{ input: classes.find ?? '' }}
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={t('search.placeholder')}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          // An open list keeps Esc for itself; here the list and the dialog are one.
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.findings ?? ''} aria-label={t('search.button')}>
        {groups.map(({ id, label, findings }) => (
          <Combobox.Group key={id} label={label}>
            {findings.map((finding) => (
              <Row key={finding.id} finding={finding} />
            ))}
          </Combobox.Group>
        ))}
        {all.length === 0 && <Combobox.Empty>{t(waiting ? 'search.searching' : 'search.nothing')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

function Row({ finding: { id, label, detail, icon: Icon, doNotUse } }: { readonly finding: Finding }) {
  return (
    <Combobox.Option value={id} className={classes.finding ?? ''}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div className={classes.findingText}>
        <Text size="sm" truncate>
          {label}
        </Text>
        {detail && (
          <Text size="xs" c="dimmed" truncate>
            {detail}
          </Text>
        )}
      </div>
      {doNotUse && <DoNotUseSign />}
    </Combobox.Option>
  );
}
