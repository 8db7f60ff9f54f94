/**
 * Stages of the vivier: the board, and what the records say of the stage of a person.
 * Above the lists, the contract files and the papers. A stage is a period of a person: it is written in `../candidates`.
 */
import { ok } from '../../../shared/base';
import type { stagesProcedures } from '../../../shared/stages';
import type { Deps, Handlers } from '../service/deps';
import { boardOf, signOf } from './stages.service';

export const stagesHandlers = (deps: Deps): Handlers<typeof stagesProcedures> => ({
  'stages.board': ({ query, cards }) => ok(boardOf(deps, query, cards)),
  'stages.sign': ({ id }) => ok({ sign: signOf(deps, id) }),
});
