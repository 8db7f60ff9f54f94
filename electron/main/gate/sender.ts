import { isOurAddress, ORIGIN } from '../origin';

/** What is read of the event of a call (Electron's `IpcMainInvokeEvent`). */
export interface Sender {
  readonly sender: { readonly id: number };
  readonly senderFrame: {
    readonly url: string;
    readonly origin: string;
    readonly parent: unknown;
    readonly detached: boolean;
  } | null;
}

/** Whether a call comes from the main frame of our window, showing our page; a frame gone meanwhile does not count. */
export function isFromOurPage({ sender, senderFrame }: Sender, windowContentsId: number | null): boolean {
  return (
    windowContentsId !== null &&
    sender.id === windowContentsId &&
    senderFrame !== null &&
    !senderFrame.detached &&
    senderFrame.parent === null &&
    senderFrame.origin === ORIGIN &&
    isOurAddress(senderFrame.url)
  );
}
