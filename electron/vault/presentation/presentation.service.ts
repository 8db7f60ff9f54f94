import { Refusal } from '../../../shared/base';
import { typography, undrawn } from '../../../shared/base/text';
import { type CivilDate, formatFrenchDate } from '../../../shared/base/time';
import { candidateName } from '../../../shared/candidates';
import { type Candidate, type CandidateId, candidateFields, identifyingOf } from '../../../shared/fields';
import {
  type Agreement,
  type AgreementInput,
  agreementFault,
  cardOf,
  cvOf,
  emptyPartsOf,
  type PreparedBy,
  type PresentationPage,
  type PresentationPaper,
  type Presented,
  presentedOf,
  revocationFault,
  withoutIdentity,
} from '../../../shared/presentation';
import { candidateOf, objectsTo, periodsOf, profileOf, writableOf } from '../candidates';
import { presentDay } from '../clock';
import { type RenderedPdf, renderPresentation } from '../documents';
import { recordEvent } from '../events';
import { printedLogo } from '../logo';
import { isDemoPortfolio } from '../portfolio';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import { agreementsOf, insertAgreementRow, revokeAgreementRow } from './agreements.repository';

/** By which a card is found again: drawn of the number of the record, which tells nobody out of the portfolio. */
const numberOf = (id: CandidateId): string => {
  const digits = id.replaceAll('-', '').toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(-4)}`;
};

const refusalOf = (deps: Deps, id: CandidateId): string | null =>
  objectsTo(deps.db, id, 'lists')
    ? typography(
        'Cette personne s’oppose à être présentée : rien n’est établi pour un employeur tant que son opposition tient.',
      )
    : null;

const presentedToday = (deps: Deps, candidate: Candidate): Presented =>
  presentedOf(candidate, profileOf(deps, candidate.id), periodsOf(deps.db, candidate.id), deps.clock.today());

/** What the page of a person says of showing her. Throws NOT_FOUND. */
export function presentationOf(deps: Deps, id: CandidateId) {
  const candidate = candidateOf(deps.db, id);
  return {
    name: candidateName(candidate),
    number: numberOf(id),
    refusal: refusalOf(deps, id),
    agreements: agreementsOf(deps.db, id),
    empty: [...emptyPartsOf(presentedToday(deps, candidate))],
  };
}

/** Records an agreement. Throws NOT_FOUND, REFUSED_BY_STATE, INVALID_INPUT with the field. */
export function agree(
  deps: Deps,
  id: CandidateId,
  { forWhom: typed, givenOn }: AgreementInput,
): readonly Agreement[] {
  const { db, newId } = deps;
  const { birthDate } = writableOf(db, id);
  const refusal = refusalOf(deps, id);
  if (refusal !== null) throw new Refusal('REFUSED_BY_STATE', { message: refusal });
  const forWhom = typed.trim();
  const fault = agreementFault({ forWhom, givenOn }, agreementsOf(db, id), {
    birthDate,
    today: presentDay(deps),
  });
  if (fault !== null) throw new Refusal('INVALID_INPUT', fault);
  db.transaction(() => {
    insertAgreementRow(db, id, { id: newId(), forWhom, givenOn, revokedOn: null });
    recordEvent(deps, {
      kind: 'candidate.agreement',
      subject: { type: 'candidate', id },
      happenedOn: givenOn,
      payload: { to: forWhom },
    });
  })();
  return agreementsOf(db, id);
}

/** She takes an agreement back. Throws NOT_FOUND, REFUSED_BY_STATE, INVALID_INPUT. */
export function revoke(
  deps: Deps,
  id: CandidateId,
  agreementId: string,
  on: CivilDate,
): readonly Agreement[] {
  const { db } = deps;
  writableOf(db, id);
  const agreement = agreementsOf(db, id).find((each) => each.id === agreementId);
  if (agreement === undefined) throw new Refusal('NOT_FOUND');
  if (agreement.revokedOn !== null)
    throw new Refusal('REFUSED_BY_STATE', {
      message: `Cet accord est déjà retiré, depuis le ${formatFrenchDate(agreement.revokedOn)}.`,
    });
  const fault = revocationFault(agreement, on, presentDay(deps));
  if (fault !== null) throw new Refusal('INVALID_INPUT', fault);
  db.transaction(() => {
    revokeAgreementRow(db, agreementId, on);
    recordEvent(deps, {
      kind: 'candidate.agreement',
      subject: { type: 'candidate', id },
      happenedOn: on,
      payload: { to: agreement.forWhom, isWithdrawn: true },
    });
  })();
  return agreementsOf(db, id);
}

interface Prepared {
  readonly page: PresentationPage;
  /** Texts of which something was left out, since it tells who she is. */
  readonly leftOut: readonly string[];
  readonly undrawn: readonly string[];
  readonly forWhom: string;
}

/** The agreement under which a CV is made for an employer. Throws NOT_FOUND, REFUSED_BY_STATE. */
function agreementHeld(deps: Deps, id: CandidateId, agreementId: string): Agreement {
  const agreement = agreementsOf(deps.db, id).find((each) => each.id === agreementId);
  if (agreement === undefined)
    throw new Refusal('NOT_FOUND', {
      message: 'Aucun accord de la personne n’est noté pour cet employeur\u202F; notez-le d’abord.',
    });
  if (agreement.revokedOn !== null)
    throw new Refusal('REFUSED_BY_STATE', {
      message: `La personne a retiré son accord le ${formatFrenchDate(agreement.revokedOn)}\u202F; demandez-lui-en un nouveau.`,
    });
  return agreement;
}

/** What a page says today. Throws NOT_FOUND, REFUSED_BY_STATE. */
function prepare(deps: Deps, id: CandidateId, paper: PresentationPaper): Prepared {
  const candidate = writableOf(deps.db, id);
  const refusal = paper.kind === 'own-cv' ? null : refusalOf(deps, id);
  if (refusal !== null) throw new Refusal('REFUSED_BY_STATE', { message: refusal });
  const agreement = paper.kind === 'cv' ? agreementHeld(deps, id, paper.agreementId) : null;
  const { structureName, adviser, phone, email } = settingsOf(deps.db);
  const by: PreparedBy = {
    isDemo: isDemoPortfolio(deps.db),
    on: deps.clock.today(),
    structure: structureName,
    adviser,
    phone,
    email,
  };
  const presented = presentedToday(deps, candidate);
  const left = new Set<string>();
  const without = withoutIdentity([
    ...identifyingOf(candidateFields, candidate),
    // An address is no identifier of its own, and yet tells where she lives.
    ...[candidate.street, candidate.addressComplement].map((text) => ({ kind: 'number' as const, text })),
  ]);
  const scrubbed = (text: string): string => {
    const kept = without(text);
    if (kept !== text.trim()) left.add(text);
    return kept;
  };
  const page =
    paper.kind === 'card' ? cardOf(presented, by, numberOf(id), scrubbed) : cvOf(presented, by, agreement);
  if (page.sections.length === 0)
    throw new Refusal('REFUSED_BY_STATE', {
      message: typography(
        'Rien n’est encore noté à montrer ; ajoutez un métier visé, une aptitude ou un diplôme dans l’onglet Projet et aptitudes.',
      ),
    });
  const texts = page.sections.flatMap(({ rows }) =>
    rows.flatMap(({ label, lead, under }) => [label, lead, ...under]),
  );
  return {
    page,
    leftOut: [...left],
    undrawn: undrawn([page.title, page.subtitle, ...texts].join(' ')),
    forWhom: agreement?.forWhom ?? '',
  };
}

/** Without a name: files outside of the portfolio bear none. */
const fileNameOf = (deps: Deps, id: CandidateId, { kind }: PresentationPaper): string =>
  kind === 'card' ? `carte-${numberOf(id)}.pdf` : `cv-${deps.clock.today()}.pdf`;

const drawn = (deps: Deps, { page }: Prepared): Promise<RenderedPdf> =>
  // Her own CV bears neither the name nor the logo of a structure.
  renderPresentation(page, page.paper === 'own-cv' ? null : printedLogo(deps.db));

export async function preview(deps: Deps, id: CandidateId, paper: PresentationPaper) {
  const prepared = prepare(deps, id, paper);
  const { bytes } = await drawn(deps, prepared);
  return {
    pdf: Buffer.from(bytes).toString('base64'),
    fileName: fileNameOf(deps, id, paper),
    leftOut: [...prepared.leftOut],
    undrawn: [...prepared.undrawn],
  };
}

/** Makes the page, gives its bytes to `keep`, then says in the journal what was made and for whom. */
export async function writePresentation(
  deps: Deps,
  id: CandidateId,
  paper: PresentationPaper,
  keep: (bytes: Uint8Array) => void,
): Promise<Uint8Array> {
  const prepared = prepare(deps, id, paper);
  const { bytes } = await drawn(deps, prepared);
  keep(bytes);
  deps.db.transaction(() =>
    recordEvent(deps, {
      kind: 'candidate.presented',
      subject: { type: 'candidate', id },
      payload: { code: paper.kind, ...(prepared.forWhom === '' ? {} : { to: prepared.forWhom }) },
    }),
  )();
  return bytes;
}
