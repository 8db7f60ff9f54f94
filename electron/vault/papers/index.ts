/**
 * Papers of a person: each held once with its copies, whatever asks for it.
 * What decides is pure and stands in `shared/papers`; SQL stands in the repository; copies are read by `../scans`.
 */
import { ok } from '../../../shared/base';
import type { papersProcedures } from '../../../shared/papers';
import { lookAtAttachment, readAttachmentFile } from '../scans';
import type { Deps, Handlers } from '../service/deps';
import {
  addScan,
  ensureTakesScan,
  papersOfPerson,
  readScan,
  removePaper,
  removeScan,
  savePaper,
} from './papers.service';

export { papersOf, scanBytes } from './papers.repository';
export { addScan, receivePapers, savePaper, type WholePaper } from './papers.service';

export const papersHandlers = (deps: Deps): Handlers<typeof papersProcedures> => ({
  'papers.list': ({ candidateId }) => ok({ papers: papersOfPerson(deps, candidateId) }),
  'papers.save': ({ candidateId, id, paper }) => {
    const saved = savePaper(deps, candidateId, id, paper);
    return ok({ id: saved, papers: papersOfPerson(deps, candidateId) });
  },
  'papers.remove': ({ candidateId, id }) => {
    const removed = removePaper(deps, candidateId, id);
    return ok({ removed, papers: papersOfPerson(deps, candidateId) });
  },
  'papers.addScan': async ({ candidateId, id, file }, call) => {
    ensureTakesScan(deps, candidateId, id);
    addScan(deps, candidateId, id, await readAttachmentFile(call.pathOf(file), call.signal));
    return ok({ papers: papersOfPerson(deps, candidateId) });
  },
  'papers.addScanBytes': async ({ candidateId, id, fileName, bytes }, call) => {
    ensureTakesScan(deps, candidateId, id);
    addScan(deps, candidateId, id, await lookAtAttachment(fileName, bytes, call.signal));
    return ok({ papers: papersOfPerson(deps, candidateId) });
  },
  'papers.readScan': ({ scanId }) => ok(readScan(deps, scanId)),
  'papers.removeScan': ({ candidateId, scanId }) => {
    const removed = removeScan(deps, candidateId, scanId);
    return ok({ removed, papers: papersOfPerson(deps, candidateId) });
  },
});
