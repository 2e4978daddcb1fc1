import './trusted-types.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/global.css';
import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ApiProvider } from './api/context.tsx';
import { createQueries } from './api/queries.ts';
import { createStepUp } from './api/step-up.ts';
import { acrossTokenChanges } from './api/token-change.ts';
import { bridgeSend, httpsSend } from './api/transports.ts';
import { browserLanguage, createI18n } from './i18n/index.ts';
import { routes } from './routes.tsx';
import { createActivity, isBackground } from './session/activity.ts';
import { ActivityProvider } from './session/activity-context.ts';
import { StepUpDialog } from './session/step-up-dialog.tsx';
import { CurtainProvider } from './ui/concealed.tsx';
import { ConfirmProvider } from './ui/confirm.tsx';
import { createCurtain } from './ui/curtain.ts';
import { keepFocus } from './ui/keep-focus.ts';
import { keepPlace } from './ui/keep-place.ts';
import { cssVariables, drawnIn, memoryColorScheme, theme } from './ui/theme.ts';
import { createUnsaved, UnsavedProvider } from './ui/unsaved.tsx';

async function start(root: HTMLElement): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  setNonce(nonce);
  const curtain = createCurtain(document);
  keepFocus(document);
  keepPlace(document);
  const activity = createActivity({ target: window, now: () => performance.now() });
  const unattended = () => isBackground(activity);
  const transport = window.rems ? bridgeSend(window.rems, unattended) : httpsSend(unattended);
  const stepUp = createStepUp(acrossTokenChanges(transport));
  const i18n = await createI18n(browserLanguage(navigator.languages));
  const router = createBrowserRouter(routes);

  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={mergeThemeOverrides(theme, drawnIn(curtain.portals))}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={memoryColorScheme()}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <I18nextProvider i18n={i18n}>
          <QueryClientProvider client={createQueries()}>
            <ApiProvider stepUp={stepUp}>
              <ActivityProvider value={activity}>
                <CurtainProvider value={curtain}>
                  <UnsavedProvider value={createUnsaved()}>
                    <ConfirmProvider>
                      <Notifications position="bottom-left" limit={3} autoClose={6000} />
                      <RouterProvider router={router} />
                      <StepUpDialog />
                    </ConfirmProvider>
                  </UnsavedProvider>
                </CurtainProvider>
              </ActivityProvider>
            </ApiProvider>
          </QueryClientProvider>
        </I18nextProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
