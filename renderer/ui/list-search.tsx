import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigation } from 'react-router';
import { isLeaving } from './leaving.ts';
import { useSearchShortcut } from './shortcuts.ts';

interface Props {
  readonly label: string;
  /** In the empty field; the label unless given. */
  readonly hint?: string;
  readonly value: string;
  onChange(value: string): void;
}

/** Search as one types: after a short pause, at once on Enter, cleared by Esc; `/` brings the caret here. */
export function ListSearch({ label, hint = label, value, onChange }: Props) {
  const { t } = useTranslation('lists');
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const here = useLocation().pathname;
  const next = useNavigation().location?.pathname;
  useSearchShortcut(field);

  // The address changed by something other than this field: back, forward, "Show all".
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  const send = (next: string) => {
    if (next === sent.current) return;
    sent.current = next;
    onChange(next);
  };
  // A result that is opened during the pause stays open.
  const sendSoon = useDebouncedCallback((text: string) => {
    if (!isLeaving(here, window.location.pathname, next)) send(text);
  }, 220);
  const sendNow = (next: string) => {
    sendSoon.cancel();
    setText(next);
    send(next);
  };

  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={label}
      placeholder={hint}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? (
          <Kbd size="xs" aria-hidden>
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => sendNow('')} />
        )
      }
      value={text}
      maxLength={200}
      flex="1 1 16rem"
      maw={420}
      onChange={(event) => {
        setText(event.currentTarget.value);
        sendSoon(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') sendNow(text);
        if (event.key === 'Escape' && text !== '') {
          event.preventDefault();
          sendNow('');
        }
      }}
    />
  );
}
