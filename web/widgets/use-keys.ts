// Keyboard shortcuts of a page. WARNING: nothing happens while an input method is composing, and letters never act inside a field.
import { useEffect, useRef } from 'react';

/** Handlers by key: `e`, `/`, `Escape`, `mod+s` (Ctrl or ⌘), `mod+Enter`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Listens while the component is on screen. */
export function useKeys(keys: Keys, active = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const act = latest.current[nameOf(event)];
      if (!act) return;
      const plain = !event.ctrlKey && !event.metaKey;
      if (plain && event.key !== 'Escape' && isTyping(event.target)) return;
      if (plain && isOverlayOpen() && !isInOverlay(event.target)) return;
      act(event);
    };
    // Escape belongs to an open list or calendar first; it is closed by the time the key arrives here, so it is looked for beforehand.
    let popupOpen = false;
    const look = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') popupOpen = document.querySelector(popups) !== null;
    };
    const unlessPopup = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !popupOpen) listen(event);
    };
    window.addEventListener('keydown', look, true);
    window.addEventListener('keydown', unlessPopup);
    return () => {
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', unlessPopup);
    };
  }, [active]);
}

/** Ctrl+S (⌘S) saves instead of letting the browser keep the page; in forms of records Ctrl+Enter too. */
export function useSaveKey(save: () => Promise<void>, { enter = false } = {}): void {
  const act = (event: KeyboardEvent): void => {
    event.preventDefault();
    void save();
  };
  useKeys({ 'mod+s': act, ...(enter ? { 'mod+Enter': act } : {}) });
}

const popups = ['select-dropdown', 'picker-dropdown', 'cascader-dropdown', 'dropdown', 'popover', 'color-picker'].map((name) => `.ant-${name}:not(.ant-${name}-hidden, [style*='display: none'])`).join(', ');

/** true on keyboards with ⌘. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function isOverlayOpen(): boolean {
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.ant-modal-wrap, .ant-drawer') !== null;
}
