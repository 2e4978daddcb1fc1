import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import '@mantine/dates/styles.css';
import 'dayjs/locale/fr';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDate, typedDate } from './date-text.ts';

interface Props {
  readonly id?: string;
  readonly label: string;
  /** ISO, or whatever was typed while it is no date yet. */
  readonly value: string;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly size?: 'xs' | 'sm';
  readonly required?: boolean;
  /** False where a calendar is no help, such as for a birth date: the next stop of Tab is then the next field. */
  readonly picker?: boolean;
  onChange(value: string): void;
}

/** A date that is typed (ISO or in the order of the language) or picked; a text that is no date stays for its owner to mend. */
export function DateField({
  id,
  label,
  value,
  error,
  description,
  size = 'sm',
  required = false,
  picker: hasPicker = true,
  onChange,
}: Props) {
  const { t, i18n } = useTranslation('lists');
  const language = i18n.resolvedLanguage ?? 'en';
  const [typed, setTyped] = useState<string>();
  const [opened, setOpened] = useState(false);
  const date = parseTypedDate(value, language);

  const picker = (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('date.pick', { field: label })}
          onClick={() => setOpened((before) => !before)}
        >
          <IconCalendar size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('date.pick', { field: label })}>
        <DatePicker
          locale={language}
          value={date ?? null}
          {...(date === undefined ? {} : { defaultDate: date })}
          allowDeselect
          firstDayOfWeek={0}
          weekendDays={[]}
          ariaLabels={{ previousMonth: t('date.previousMonth'), nextMonth: t('date.nextMonth') }}
          onChange={(day) => {
            setTyped(undefined);
            onChange(day ?? '');
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      label={label}
      size={size}
      required={required}
      error={error}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('date.pattern')}
      autoComplete="off"
      value={typed ?? typedDate(value, language)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(parseTypedDate(text, language) ?? text);
      }}
      onBlur={() => setTyped(undefined)}
      {...(hasPicker ? { rightSection: picker } : {})}
    />
  );
}
