/**
 * Logo of the structure: an image looked at apart, kept among the settings, printed at the head of documents.
 */
import { ok } from '../../../shared/base';
import type { logoProcedures } from '../../../shared/settings';
import { lookAtAttachment, readAttachmentFile } from '../scans';
import type { Deps, Handlers } from '../service/deps';
import { logoOf, removeLogo, takeLogo } from './logo.service';

export { printedLogo } from './logo.service';

export const logoHandlers = (deps: Deps): Handlers<typeof logoProcedures> => ({
  'settings.logo': () => ok({ logo: logoOf(deps.db) }),
  'settings.saveLogo': async ({ file }, call) => {
    await takeLogo(deps, () => readAttachmentFile(call.pathOf(file), call.signal));
    return ok({});
  },
  'settings.putLogoBack': async ({ fileName, bytes }, call) => {
    await takeLogo(deps, () => lookAtAttachment(fileName, bytes, call.signal));
    return ok({});
  },
  'settings.removeLogo': () => ok({ removed: removeLogo(deps) }),
});
