/**
 * Showing a person to an employer: agreements, CV, card without a name. What each may say is pure and stands in
 * `shared/presentation`; the PDF is drawn by `../documents`. ADR 50.
 */
import { ok } from '../../../shared/base';
import type { presentationProcedures } from '../../../shared/presentation';
import { sha256 } from '../base/sha256';
import { registering } from '../copies';
import { writeOutside } from '../files/unfinished-files';
import type { Deps, Handlers } from '../service/deps';
import { agree, presentationOf, preview, revoke, writePresentation } from './presentation.service';

export const presentationHandlers = (deps: Deps): Handlers<typeof presentationProcedures> => ({
  'presentation.of': ({ candidateId }) => ok(presentationOf(deps, candidateId)),
  'presentation.agree': ({ candidateId, agreement }) =>
    ok({ agreements: [...agree(deps, candidateId, agreement)] }),
  'presentation.revoke': ({ candidateId, id, on }) =>
    ok({ agreements: [...revoke(deps, candidateId, id, on)] }),
  'presentation.preview': async ({ candidateId, paper }) => ok(await preview(deps, candidateId, paper)),
  'presentation.write': async ({ candidateId, paper, file }, { pathOf }) => {
    const path = pathOf(file);
    const bytes = await writePresentation(deps, candidateId, paper, (made) =>
      registering(deps.db, { kind: 'list', path, at: deps.clock.now(), subjectIds: [candidateId] }, () =>
        writeOutside(deps.db, path, made),
      ),
    );
    return ok({ sha256: sha256(bytes) });
  },
});
