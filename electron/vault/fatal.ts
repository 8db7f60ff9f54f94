/**
 * Ends this process at a rejection that nobody awaits. Node does so by itself; in Electron's utility processes it only
 * warns (shell/services/node/node_service.cc), and the vault would go on in a state that nobody knows. What was
 * acknowledged is in the file; main hears of the end, locks and says so.
 */
export function endOnUnhandledRejection(log: (what: string, reason: unknown) => void): void {
  process.on('unhandledRejection', (reason) => {
    try {
      log('unhandled rejection', reason);
    } finally {
      process.exit(1);
    }
  });
}
