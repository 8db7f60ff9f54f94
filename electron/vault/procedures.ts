import { accessHandlers } from './access';
import { backupsHandlers, backupsState } from './backups';
import { candidatesHandlers } from './candidates';
import { clockHandlers } from './clock';
import { contractFilesHandlers } from './contract-files';
import { draftsHandlers } from './drafts';
import { employersHandlers } from './employers';
import { handoverHandlers } from './handover';
import { importHandlers } from './import';
import { indicatorsHandlers } from './indicators';
import { isPassphraseOf } from './keys';
import { listsHandlers } from './lists';
import { logoHandlers } from './logo';
import { mergeHandlers } from './merge';
import { obligationsHandlers } from './obligations';
import { papersHandlers } from './papers';
import type { OpenPortfolio, Session } from './portfolio';
import { presentationHandlers } from './presentation';
import { privacyHandlers } from './privacy';
import { referencesHandlers } from './references';
import { rightsHandlers } from './rights';
import type { AnyHandlers, Deps } from './service/deps';
import { settingsHandlers } from './settings';
import { stagesHandlers } from './stages';

/** Handlers of the domains, bound to an open portfolio. Made anew at each opening: state of an import dies with it. */
export const handlersOf = (deps: Deps): AnyHandlers => ({
  ...clockHandlers(deps),
  ...candidatesHandlers(deps),
  ...employersHandlers(deps),
  ...listsHandlers(deps),
  ...stagesHandlers(deps),
  ...papersHandlers(deps),
  ...mergeHandlers(deps),
  ...contractFilesHandlers(deps),
  ...importHandlers(deps),
  ...indicatorsHandlers(deps),
  ...logoHandlers(deps),
  ...settingsHandlers(deps),
  ...draftsHandlers(deps),
  ...accessHandlers(deps),
  ...presentationHandlers(deps),
  ...privacyHandlers(deps),
  ...rightsHandlers(deps),
  ...referencesHandlers(deps),
});

/** Handlers about the portfolio as a file and a key, beside those of its domains. */
export const handlersOfFile = (open: OpenPortfolio, session: Session): AnyHandlers => ({
  ...backupsHandlers(open, session),
  ...handoverHandlers(open.deps, (passphrase) => isPassphraseOf(open.keyBlock(), passphrase)),
  ...obligationsHandlers(open.deps, () => {
    if (!session.backups) return null;
    const { lastAt, isLate } = backupsState(open, session.backups);
    return { since: lastAt ?? open.keyBlock().block.createdAt, isLate };
  }),
});
