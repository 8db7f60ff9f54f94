import { call } from './bridge';
import { tellFailure } from './told';

/** Puts a text in the clipboard for half a minute: the only way by which the window copies anything. */
export const copyText = (text: string): Promise<void> =>
  call('workstation.copy', { text }).then(() => undefined, tellFailure);

/** What is selected, in a field or on the page. */
function selectedText(): string {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, value } = field;
    if (selectionStart !== null && selectionEnd !== null && selectionStart !== selectionEnd)
      return value.slice(selectionStart, selectionEnd);
  }
  return document.getSelection()?.toString() ?? '';
}

function takeOver(event: ClipboardEvent): void {
  if (!event.isTrusted) return;
  const text = selectedText();
  if (text === '') return;
  event.preventDefault();
  void copyText(text);
  // As the system would have: the field tells its form, and undo gives the text back.
  if (event.type === 'cut') document.execCommand('delete');
}

/** From now on, what the person copies or cuts leaves by `workstation.copy`, and leaves the clipboard by itself. */
export function takeOverCopies(): void {
  document.addEventListener('copy', takeOver, { capture: true });
  document.addEventListener('cut', takeOver, { capture: true });
}
