import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A password with a show toggle that the keyboard reaches, and a word when Caps Lock is on. */
export function PasswordField({ description, ...props }: PasswordInputProps) {
  const { t } = useTranslation('ui');
  const [visible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <PasswordInput
      {...props}
      // The library marks other fields by itself, this one not.
      {...(props.error ? { 'aria-invalid': true } : {})}
      description={capsLock ? t('password.capsLock') : description}
      visible={visible}
      onVisibilityChange={setVisible}
      onKeyDown={watch}
      onKeyUp={watch}
      visibilityToggleButtonProps={{ 'aria-label': t(visible ? 'password.hide' : 'password.show'), tabIndex: 0 }}
    />
  );
}
