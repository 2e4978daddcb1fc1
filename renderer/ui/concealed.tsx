import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Curtain } from './curtain.ts';

const CurtainContext = createContext<Curtain | null>(null);

export const CurtainProvider = CurtainContext.Provider;

const ConcealedContext = createContext(false);

/** Whether this part of the page is out of the document; such a part must leave the title alone. */
export function useConcealed(): boolean {
  return useContext(ConcealedContext);
}

/**
 * Takes its children, and every dialog and message, out of the document while `when` holds, and brings them back as they were.
 * What is shown instead stands behind it in the tree: the caret is noted before anything else takes it.
 */
export function Concealed({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  const curtain = useContext(CurtainContext);
  if (!curtain) throw new Error('CurtainProvider is missing.');
  const [page] = useState(createPage);
  // In place before the children measure themselves.
  const attach = useCallback((place: HTMLDivElement | null) => place?.append(page), [page]);
  useLayoutEffect(() => (when ? curtain.close(page) : undefined), [when, curtain, page]);
  return (
    <ConcealedContext value={when}>
      <div ref={attach} className="rems-page" />
      {createPortal(children, page)}
    </ConcealedContext>
  );
}

function createPage(): HTMLElement {
  const page = document.createElement('div');
  page.className = 'rems-page';
  return page;
}
