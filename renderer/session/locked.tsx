import { type ReactNode, useEffect } from 'react';

/** Keeps its children mounted but out of sight and reach while `when` holds; dialogs are hidden by global.css. */
export function Locked({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  useEffect(() => {
    if (!when) return;
    document.body.dataset.locked = '';
    return () => {
      delete document.body.dataset.locked;
    };
  }, [when]);
  return (
    <div hidden={when} inert={when} style={{ height: '100%' }}>
      {children}
    </div>
  );
}
