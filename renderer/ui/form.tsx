import type { ReactNode } from 'react';

interface Props {
  /** Sends what was typed; what it answers is not waited for. */
  onSubmit(): unknown;
  readonly children: ReactNode;
}

/** A form that the page sends itself and checks in its own words. */
export function Form({ onSubmit, children }: Props) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
