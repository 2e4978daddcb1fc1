import type { RouteObject } from 'react-router';
import { aboutRoutes } from './about/routes.tsx';
import { homeRoutes } from './home/routes.tsx';

/** Every page below the shell, one line a feature; the pages themselves load when they are first opened. */
export const pages: RouteObject[] = [...homeRoutes, ...aboutRoutes];
