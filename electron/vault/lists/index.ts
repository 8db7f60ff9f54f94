/**
 * Lists: every list of the app is read here, from its declaration (`shared/lists`) compiled to SQL in one place.
 * Views and layouts are kept in the portfolio; what leaves as a file or on paper is the whole result, as it is shown.
 * `sources.repository.ts` says how each column is read; procedures in `shared/lists`.
 */
import { ok, Refusal } from '../../../shared/base';
import type { listsProcedures } from '../../../shared/lists';
import { registering } from '../copies';
import { writeOutside } from '../files/unfinished-files';
import type { Deps, Handlers } from '../service/deps';
import { type ListFormat, listFile } from './export.service';
import { sizeOf, valuesOf } from './lists.repository';
import { aboutOf, check, idsOf, readList, resultOf, suggestible } from './lists.service';
import { namesOf } from './sources.repository';
import {
  addView,
  changeView,
  removeView,
  restoreView,
  saveLayout,
  shownLayout,
  shownViews,
} from './views.service';

export { sizeOf as sizeOfList } from './lists.repository';
export { meetingOf } from './lists.service';
export { eraseViews } from './views.service';

export const listsHandlers = (deps: Deps): Handlers<typeof listsProcedures> => ({
  'lists.read': ({ list, query, columns, selection, offset, limit, isForPaper }) =>
    ok(readList(deps, { list, query, columns, selection }, offset, limit, isForPaper)),
  'lists.ids': ({ list, query, offset, limit }) => {
    check(list, query, []);
    return ok({ ids: idsOf(deps, list, resultOf(deps, list, query).subarray(offset, offset + limit)) });
  },
  'lists.values': ({ list, column }) =>
    ok({ values: [...valuesOf(deps.db, list, suggestible(list, column))] }),
  'lists.names': ({ ids }) => ok({ people: [...namesOf(deps.db, ids)].map(([id, name]) => ({ id, name })) }),
  'lists.size': ({ list }) => ok(sizeOf(deps.db, list)),
  'lists.export': async ({ csv, xlsx, pdf, ...shown }, call) => {
    const chosen = Object.entries({ csv, xlsx, pdf }).flatMap(([format, handle]) =>
      handle === null ? [] : [{ format: format as ListFormat, handle }],
    );
    const [one, another] = chosen;
    if (one === undefined || another !== undefined)
      throw new Refusal('INVALID_INPUT', { message: 'Choisissez un fichier, d’une seule sorte.' });
    const path = call.pathOf(one.handle);
    const { bytes, rows, withheld } = await listFile(deps, shown, one.format, call);
    registering(deps.db, { kind: 'list', path, at: deps.clock.now(), subjectIds: aboutOf(deps, shown) }, () =>
      writeOutside(deps.db, path, bytes),
    );
    return ok({ rows, withheld });
  },
  'lists.layout': ({ list }) => ok({ layout: shownLayout(deps, list) }),
  'lists.saveLayout': ({ list, layout }) => {
    saveLayout(deps, list, layout);
    return ok({});
  },
  'lists.views': ({ list }) => ok({ views: [...shownViews(deps, list)] }),
  'lists.addView': ({ pick, ...content }) => ok({ view: addView(deps, content, pick) }),
  'lists.changeView': ({ id, ...content }) => ok({ view: changeView(deps, id, content) }),
  'lists.removeView': ({ id }) => {
    removeView(deps, id);
    return ok({});
  },
  'lists.restoreView': ({ id }) => ok({ view: restoreView(deps, id) }),
});
