import { Navigate, type RouteObject } from 'react-router';
import { aboutRoutes } from './about/routes.tsx';
import { accessRoutes } from './access/routes.tsx';
import { accountRoutes } from './account/routes.tsx';
import { accountsRoutes } from './accounts/routes.tsx';
import { apiHelpRoutes } from './api-help/routes.tsx';
import { auditRoutes } from './audit/routes.tsx';
import { backupRoutes } from './backup/routes.tsx';
import { capitalRoutes } from './capital/routes.tsx';
import { complianceRoutes } from './compliance/routes.tsx';
import { customFieldRoutes } from './custom-fields/routes.tsx';
import { damageRoutes } from './damage/routes.tsx';
import { devicesRoutes } from './devices/routes.tsx';
import { directoryRoutes } from './directory/routes.tsx';
import { equipmentRoutes } from './equipment/routes.tsx';
import { facilityRoutes } from './facilities/routes.tsx';
import { findingRoutes } from './findings/routes.tsx';
import { healthRoutes } from './health/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { importRoutes } from './imports/routes.tsx';
import { jobRoutes } from './jobs/routes.tsx';
import { keysRoutes } from './keys/routes.tsx';
import { labelsRoutes } from './labels/routes.tsx';
import { logsRoutes } from './logs/routes.tsx';
import { lookupRoutes } from './lookups/routes.tsx';
import { mailRoutes } from './mail/routes.tsx';
import { maintenanceRoutes } from './maintenance/routes.tsx';
import { networkRoutes } from './network/routes.tsx';
import { patientRoutes } from './patients/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { plannerRoutes } from './planner/routes.tsx';
import { readinessRoutes } from './readiness/routes.tsx';
import { reminderRoutes } from './reminders/routes.tsx';
import { restoreRoutes } from './restore/routes.tsx';
import { roleRoutes } from './roles/routes.tsx';
import { ruleRoutes } from './rules/routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import { CrashPage } from './shell/crash-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Shell } from './shell/shell.tsx';
import { Splash } from './shell/splash.tsx';
import { StartGate } from './start-gate.tsx';
import { studyRoutes } from './studies/routes.tsx';
import { surveyRoutes } from './surveys/routes.tsx';
import { trustRoutes } from './trust/routes.tsx';
import { whitelistRoutes } from './whitelist/routes.tsx';

/** Every page below the shell, one line a feature; the pages themselves load when they are first opened. */
const pages: RouteObject[] = [
  ...homeRoutes,
  ...equipmentRoutes,
  ...complianceRoutes,
  ...importRoutes,
  ...facilityRoutes,
  ...findingRoutes,
  ...peopleRoutes,
  ...patientRoutes,
  ...studyRoutes,
  ...plannerRoutes,
  ...capitalRoutes,
  ...accountsRoutes,
  ...whitelistRoutes,
  ...roleRoutes,
  ...directoryRoutes,
  ...sessionRoutes,
  ...accessRoutes,
  ...ruleRoutes,
  ...surveyRoutes,
  ...reminderRoutes,
  ...mailRoutes,
  ...jobRoutes,
  ...lookupRoutes,
  ...customFieldRoutes,
  ...logsRoutes,
  ...auditRoutes,
  ...damageRoutes,
  ...keysRoutes,
  ...backupRoutes,
  ...restoreRoutes,
  ...healthRoutes,
  ...maintenanceRoutes,
  ...readinessRoutes,
  ...accountRoutes,
  ...networkRoutes,
  ...devicesRoutes,
  ...labelsRoutes,
  ...apiHelpRoutes,
  ...trustRoutes,
  ...aboutRoutes,
];

/** The address of REMS's sign-in page, in bookmarks and notes: whoever is signed in by then is at home. */
const signInAddress: RouteObject = { path: 'login', element: <Navigate to="/" replace /> };

/** A crash inside a page leaves the shell standing; a crash of the shell itself still ends on a page that says so. */
export const routes: RouteObject[] = [
  {
    element: <StartGate />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <Splash />,
    children: [
      {
        element: <Shell />,
        children: [
          {
            errorElement: <CrashPage />,
            children: [...pages, signInAddress, { path: '*', element: <NotFoundPage /> }],
          },
        ],
      },
    ],
  },
];
