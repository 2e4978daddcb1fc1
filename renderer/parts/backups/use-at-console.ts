import { useCall } from '../../api/hooks.ts';
import { isAtConsole } from './at-console.ts';

/**
 * Whether what is done at the workstation only can be done on this screen: in the window of the program, or, where the program runs
 * without one, in a browser on its machine. The core decides again for every act.
 */
export function useAtConsole(): boolean {
  const { data } = useCall('system.status', {});
  return isAtConsole() && (window.rems !== undefined || data?.host !== 'desktop');
}
