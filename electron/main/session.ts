import { type Session, session } from 'electron';
import { isOurAddress, ORIGIN, SCHEME } from './origin';
import { serveInterface } from './protocol';

/** Refuses everything that a session can be asked for beyond a request: permissions, devices, capture, downloads, certificates. */
function refuseAll(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  own.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  own.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // No server is spoken to: a certificate that is shown all the same is a bad one.
  own.setCertificateVerifyProc((_request, answer) => answer(-2));
  own.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  own.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  own.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  own.on('file-system-access-restricted', (event, _details, answer) => {
    event.preventDefault();
    answer('deny');
  });
  own.on('will-download', (event) => event.preventDefault());
  own.setSpellCheckerEnabled(false);
  // Where dictionaries would come from: our own scheme, which has none.
  own.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/`);
}

/**
 * Corrects French with what the system has: Windows and macOS lend their own checker, which sends nothing anywhere; where
 * there is none, nothing is fetched and nothing is underlined. No word is learnt: there is no way to add one.
 */
function correctFrench(own: Session): void {
  const french = own.availableSpellCheckerLanguages.filter((code) => code === 'fr' || code === 'fr-FR');
  own.setSpellCheckerLanguages(french.slice(0, 1));
  own.setSpellCheckerEnabled(true);
}

/**
 * The session of the window: in memory, without cache, closed to everything but our own scheme.
 * The default session, which Electron makes in any case, serves nothing at all.
 */
export function makeSession(root: string): Session {
  const own = session.fromPartition('vivier', { cache: false });
  own.protocol.handle(SCHEME, serveInterface(root));
  own.webRequest.onBeforeRequest((details, answer) => {
    // Developer tools load their own pages; they exist in development only.
    answer({ cancel: !isOurAddress(details.url) && !details.url.startsWith('devtools://') });
  });
  refuseAll(own);
  correctFrench(own);
  refuseAll(session.defaultSession);
  session.defaultSession.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !details.url.startsWith('devtools://') }),
  );
  return own;
}
