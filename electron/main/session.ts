import { type Session, session } from 'electron';
import { isOurAddress, SCHEME } from './origin';
import { serveInterface } from './protocol';

/**
 * The session of the window: in memory, without cache, closed to everything but our own scheme.
 * Every permission is refused, asked or checked (capture of the screen too: no handler offers one); nothing is downloaded.
 */
export function makeSession(root: string): Session {
  const own = session.fromPartition('vivier', { cache: false });
  own.protocol.handle(SCHEME, serveInterface(root));
  own.webRequest.onBeforeRequest((details, answer) => {
    // Developer tools load their own pages; they exist in development only.
    answer({ cancel: !isOurAddress(details.url) && !details.url.startsWith('devtools://') });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  own.setSpellCheckerEnabled(false);
  return own;
}
