import { candidatesHandlers } from './candidates';
import { contractFilesHandlers } from './contract-files';
import type { AnyHandlers, Deps } from './deps';
import { employersHandlers } from './employers';
import { importHandlers } from './import';
import { indicatorsHandlers } from './indicators';
import { settingsHandlers } from './settings';

/** Every handler that needs an open portfolio, bound to it. Made anew at each opening: state of an import dies with it. */
export const handlersOf = (deps: Deps): AnyHandlers => ({
  ...candidatesHandlers(deps),
  ...employersHandlers(deps),
  ...contractFilesHandlers(deps),
  ...importHandlers(deps),
  ...indicatorsHandlers(deps),
  ...settingsHandlers(deps),
});
