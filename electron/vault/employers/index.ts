/**
 * Employers: the establishments that hire, with the contacts and tutors saved along with them.
 * A SIRET belongs to one employer; a tutor or contact that a contract file names cannot be removed.
 * SQL stands in the repository.
 */

import { ok } from '../../../shared/base';
import type { employersProcedures } from '../../../shared/employers';
import type { Deps, Handlers } from '../service/deps';
import { createEmployer, employerOf, listEmployers, updateEmployer } from './employers.service';

export { drawnFromEmployer } from './employers.repository';
export { employerOf, insertEmployer, knownEmployer, receiveEmployer } from './employers.service';

export const employersHandlers = (deps: Deps): Handlers<typeof employersProcedures> => ({
  'employers.list': ({ text, offset, limit }) => ok(listEmployers(deps, text, offset, limit)),
  'employers.get': ({ id }) => ok({ employer: employerOf(deps.db, id) }),
  'employers.create': ({ employer }) => ok({ employer: createEmployer(deps, employer) }),
  'employers.update': ({ id, version, employer }) =>
    ok({ employer: updateEmployer(deps, id, version, employer) }),
});
