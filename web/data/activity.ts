// When somebody last did something on any page of this browser: requests that pages make by themselves keep nobody signed in.

const key = 'tangram.active';
const step = 5000;
/** So long after the last click or key a request counts as the page's own. */
const attentive = 60_000;
let own = 0;

/** Notes clicks and keys from now on; gives back how to stop. */
export function watchActivity(): () => void {
  const note = (): void => noteActivity();
  const kinds = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
  for (const kind of kinds) window.addEventListener(kind, note, { passive: true, capture: true });
  noteActivity();
  return () => { for (const kind of kinds) window.removeEventListener(kind, note, { capture: true }); };
}

/** Somebody is there. */
export function noteActivity(): void {
  const now = Date.now();
  if (now - own < step) return;
  own = now;
  window.localStorage.setItem(key, String(now));
}

/** The last sign of life on any page of this browser; now, where nothing is watched. */
export function lastActivity(): number {
  const kept = Number(window.localStorage.getItem(key));
  return Math.max(own, Number.isFinite(kept) ? kept : 0) || Date.now();
}

/** true where nobody has done anything for a while. */
export function isUnattended(): boolean {
  return Date.now() - lastActivity() > attentive;
}
