// Keys and focus of dialogs: Escape closes the one on top, unless it belongs to a list or calendar that is open in it.
import type { RefObject } from 'react';
import { useKeys } from './use-keys';

/** For a dialog's `afterOpenChange`: puts the cursor into its first field instead of on its close button. */
export function focusFirstField(inside: RefObject<HTMLElement | null>): (open: boolean) => void {
  return (open) => {
    if (open) inside.current?.querySelector<HTMLElement>('input:not([type=hidden], [type=file], :disabled), textarea, [contenteditable=true]')?.focus();
  };
}

/** For dialogs with `keyboard={false}`; `inside` is any element of the dialog. */
export function useCloseOnEscape(inside: RefObject<HTMLElement | null>, close: () => void): void {
  useKeys({
    Escape: (event) => {
      const top = [...document.querySelectorAll('.ant-modal-wrap')].filter((wrap) => !(wrap as HTMLElement).style.display.includes('none')).at(-1);
      if (!inside.current || !top?.contains(inside.current)) return;
      event.preventDefault();
      close();
    },
  });
}
