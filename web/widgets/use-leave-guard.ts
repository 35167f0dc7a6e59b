// Asks before work that is not saved is left, by a link of the page or by closing it.
import { useEffect, useRef } from 'react';
import { setLeaveGuard } from './navigation';

/** While `dirty`, `ask` is called before the page is left; it calls `go` to leave after all. */
export function useLeaveGuard(dirty: boolean, ask: (go: () => void) => void): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!dirty) return undefined;
    setLeaveGuard((go) => {
      latest.current(() => { setLeaveGuard(null); go(); });
      return false;
    });
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      setLeaveGuard(null);
      window.removeEventListener('beforeunload', warn);
    };
  }, [dirty]);
}
