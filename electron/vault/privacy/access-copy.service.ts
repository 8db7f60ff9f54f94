import { accessSentence } from '../../../shared/access';
import { Refusal } from '../../../shared/base';
import { ageOn, type CivilDate, formatFrenchDate, isCivilDate } from '../../../shared/base/time';
import {
  candidateName,
  periodKindSchema,
  periodLabel,
  schemeLabels,
  timelineWords,
  trackOf,
} from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateId,
  candidateFields,
  contractFileStatusSchema,
  entriesOf,
  schemeIdSchema,
  statusLabels,
  valueWords,
} from '../../../shared/fields';
import {
  ACCESS_COPY_FORMAT,
  accessCopySchemaAt,
  MASK,
  type OpenRecord,
  type RecordKind,
  recordKindNames,
} from '../../../shared/open-format';
import type { AccessCopy, AccessReview, FreeText } from '../../../shared/privacy';
import { sha256 } from '../base/sha256';
import { candidateOf } from '../candidates';
import { presentDay } from '../clock';
import { schemaVersion } from '../db';
import { tables } from '../db/tables';
import { type Report, renderReport } from '../documents';
import { recordEvent } from '../events';
import { printedLogo } from '../logo';
import { recordsOf } from '../open-format';
import { isDemoPortfolio } from '../portfolio';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import {
  accessCopyRows,
  accessesAbout,
  deliverAccessCopyRow,
  fileIdsOf,
  insertAccessCopyRow,
} from './access-copy.repository';

type Line = { readonly kind: RecordKind; readonly record: OpenRecord };

/** Lines that tell of somebody beside those whose table is hers: the journal, the register, reports of imports, choices by hand. */
const besides: Readonly<Partial<Record<RecordKind, string>>> = {
  'rights-request': 'candidate_id = ?',
  'import-line': 'candidate_id = ?',
  'saved-view-member': 'record_id = ?',
};
const ofJournal = (type: 'candidate' | 'contract-file'): string =>
  `subject_type = '${type}' AND subject_id = ?`;

/** Every line about a person: whatever table is hers is in it, those of a later version too. */
function linesAbout({ db }: Deps, id: CandidateId): readonly Line[] {
  const files = fileIdsOf(db, id);
  const wheres = new Map<RecordKind, readonly (readonly [where: string, id: string])[]>();
  for (const { open, state } of Object.values(tables)) {
    if ('stays' in open || typeof state === 'string') continue;
    if (state.type === 'candidate') wheres.set(open.kind, [[state.where, id]]);
    else if (state.type === 'contract-file')
      wheres.set(
        open.kind,
        files.map((file) => [state.where, file] as const),
      );
  }
  for (const [kind, where] of Object.entries(besides)) wheres.set(kind as RecordKind, [[where, id]]);
  wheres.set('event', [
    [ofJournal('candidate'), id],
    ...files.map((file) => [ofJournal('contract-file'), file] as const),
  ]);
  return recordKindNames.flatMap((kind) =>
    (wheres.get(kind) ?? []).flatMap(([where, one]) =>
      [...recordsOf(db, kind, { where, id: one })].map((record) => ({ kind, record })),
    ),
  );
}

// --- What is masked. ---

/** Properties that name who works here: told only where it is allowed. */
const naming = new Set(['actor', 'author', 'givenBy', 'withWhom', 'from', 'to']);

interface Choices {
  readonly masks: ReadonlySet<string>;
  readonly withAgents: boolean;
  readonly isMinor: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hidden = (key: string, { isMinor }: Choices): boolean =>
  key === 'relative' || (key === 'guardian' && !isMinor);

/** Words that somebody wrote: three of them at least. Codes, days and names are no free text. */
const isWritten = (text: string): boolean => text.trim().split(/\s+/u).length >= 3;
/** Values of a record that no free hand writes. */
const notWritten = new Set(['fileName', 'snapshot', 'publicKey', 'reference', 'sha256', ...naming]);
const freeOfCandidate: ReadonlySet<string> = new Set(
  entriesOf(candidateFields).flatMap(([key, { control }]) => (control.kind === 'long-text' ? [key] : [])),
);

/** Walks over a record as it will leave; free texts are told by their place, and masked where they were chosen. */
function walked(
  value: unknown,
  place: string,
  key: string,
  choices: Choices,
  found: (place: string, text: string) => void,
): unknown {
  if (typeof value === 'string') {
    if (key === 'payload' && value.startsWith('{')) return nested(value, place, choices, found);
    if (naming.has(key) && !choices.withAgents && value !== '') return MASK;
    if (notWritten.has(key) || !isWritten(value)) return value;
    found(place, value);
    return choices.masks.has(place) ? MASK : value;
  }
  if (Array.isArray(value))
    return value.map((one, index) => walked(one, `${place}.${index}`, key, choices, found));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) =>
      hidden(name, choices) ? [name, null] : [name, walked(one, `${place}.${name}`, name, choices, found)],
    ),
  );
}
/** A received event keeps what was written elsewhere as one text of JSON. */
function nested(
  text: string,
  place: string,
  choices: Choices,
  found: (place: string, text: string) => void,
): unknown {
  try {
    return JSON.stringify(walked(JSON.parse(text), place, '', choices, found));
  } catch {
    return MASK;
  }
}

const isRole = (kind: unknown): boolean => {
  const known = periodKindSchema.safeParse(kind);
  return known.success && trackOf(known.data) === 'role';
};

function leaving(
  { kind, record }: Line,
  choices: Choices,
  found: (place: string, text: string) => void,
): Line {
  const place = `${kind}/${String(record.id ?? `${record.candidateId ?? ''}${record.path ?? record.code ?? record.row ?? ''}`)}`;
  if (kind === 'candidate')
    return {
      kind,
      record: Object.fromEntries(
        Object.entries(record).map(([key, value]) => {
          if (hidden(key, choices)) return [key, null];
          if (!freeOfCandidate.has(key) || value === '') return [key, value];
          const at = `${place}.${key}`;
          found(at, String(value));
          return [key, choices.masks.has(at) ? MASK : value];
        }),
      ),
    };
  // The name and the number of who stands beside her.
  if (kind === 'period' && isRole(record.kind))
    return { kind, record: { ...record, detail: MASK, reach: MASK } };
  const payload = record.payload;
  const said =
    kind === 'event' && isObject(payload) && isObject(payload.period) && isRole(payload.period.kind)
      ? { ...record, payload: { ...payload, period: { ...payload.period, detail: MASK } } }
      : record;
  const one = walked(said, place, '', choices, found);
  return {
    kind,
    // Frozen at a signature: names of the employer and of a tutor among hers; the dossier itself is what she signed.
    record: { ...(isObject(one) ? one : record), ...(kind === 'contract-file' ? { snapshot: null } : {}) },
  };
}

const maskedWords = ({ withAgents, isMinor }: Choices, masks: number): string[] => [
  'Le proche à joindre\u00A0: nom et coordonnées d’un tiers.',
  isMinor
    ? 'Le représentant légal est laissé\u00A0: il exerce les droits avec la personne mineure.'
    : 'Le représentant légal\u00A0: la personne est majeure, c’est un tiers.',
  'Tuteur, parrain, formateur et autres personnes autour d’elle\u00A0: nom et coordonnées de tiers.',
  'La copie figée d’un dossier à sa signature\u00A0: le dossier PDF est celui que la personne a signé.',
  'Le contenu des pièces numérisées\u00A0: leur liste est là, les pièces se demandent à part.',
  'Une saisie non terminée\u00A0: elle n’est pas encore dans le portefeuille.',
  ...(withAgents ? [] : ['Les noms des agents.']),
  ...(masks === 0
    ? []
    : [`Textes libres masqués après relecture, parce qu’ils parlent de tiers\u00A0: ${masks}.`]),
];

interface Made {
  readonly review: AccessReview;
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line[];
  readonly candidate: Candidate;
}

/** What she would be given, and the free texts to be read again before. Throws NOT_FOUND. */
export function accessCopyOf(
  deps: Deps,
  id: CandidateId,
  { masks, withAgents }: { readonly masks: readonly string[]; readonly withAgents: boolean },
): Made {
  const { db, clock } = deps;
  const candidate = candidateOf(db, id);
  const isMinor = ageOn(candidate.birthDate, clock.today()) < 18;
  const choices: Choices = { masks: new Set(masks), withAgents, isMinor };
  const texts: FreeText[] = [];
  const lines = linesAbout(deps, id).map((line) =>
    leaving(line, choices, (place, text) => texts.push({ place, about: aboutOf(line), text })),
  );
  const known = new Set(texts.map(({ place }) => place));
  const masked = maskedWords(choices, masks.filter((place) => known.has(place)).length);
  const document = {
    format: ACCESS_COPY_FORMAT,
    version: 1,
    schemaVersion,
    madeAt: clock.now(),
    structure: settingsOf(db).structureName,
    candidateId: id,
    masked,
    records: lines,
    accesses: accessesAbout(db, id).map(({ at, kind, by }) => ({
      at,
      act: accessSentence(kind, {}),
      by: withAgents ? by : MASK,
    })),
  };
  // No old value keeps anybody from her copy: it is told.
  if (!accessCopySchemaAt(schemaVersion).safeParse(document).success)
    masked.push('Une valeur ancienne ne suit pas le schéma publié\u00A0; elle est là, telle quelle.');
  return { candidate, lines, document, review: { texts, masked, records: lines.length } };
}

// --- Words. ---

const kindWords: Partial<Record<RecordKind, string>> = {
  candidate: 'Fiche',
  contact: 'Contacts',
  enrolment: 'Dispositifs',
  period: 'Situations et personnes autour',
  'asked-fact': 'Réponses données',
  'answer-override': 'Réponses du conseiller',
  'handover-candidate': 'Passations',
  handover: 'Passations faites',
  'notice-given': 'Notices d’information remises',
  objection: 'Oppositions',
  'access-copy': 'Copies de ses données',
  'retention-hold': 'Gels de l’effacement',
  'rights-request': 'Demandes sur ses données',
  'contract-file': 'Dossiers de contrat',
  'supporting-document': 'Pièces suivies',
  attachment: 'Pièces numérisées',
  'import-line': 'Lignes d’import',
  'saved-view-member': 'Listes choisies à la main',
  event: 'Journal',
};
const dayWords = (value: unknown): string =>
  typeof value === 'string' && isCivilDate(value.slice(0, 10))
    ? formatFrenchDate(value.slice(0, 10) as CivilDate)
    : 'jour non connu';
const aboutOf = ({ kind, record }: Line): string => {
  const day = record.happenedOn ?? record.receivedOn ?? record.placedOn ?? record.judgedOn ?? record.openedOn;
  const what =
    kind === 'event' ? timelineWords(String(record.kind), record.payload).label : (kindWords[kind] ?? kind);
  return day === undefined ? what : `${what}, ${dayWords(day)}`;
};

/** What a line says in sentences: pairs of a label and a value. */
function wordsOf({ kind, record }: Line): readonly (readonly [string, string])[] {
  switch (kind) {
    case 'candidate':
      return entriesOf(candidateFields).flatMap(([key, field]) => {
        const words = record[key] === MASK ? MASK : valueWords(field, record[key]);
        return words === null || words === '' ? [] : [[field.label, words] as const];
      });
    case 'event': {
      const { label, detail, changes } = timelineWords(String(record.kind), record.payload);
      return [
        [dayWords(record.happenedOn), [label, detail, ...changes].filter((text) => text !== '').join('\n')],
      ];
    }
    case 'enrolment': {
      const scheme = schemeIdSchema.safeParse(record.scheme);
      return [
        [
          scheme.success ? schemeLabels[scheme.data].long : String(record.scheme),
          `entrée\u00A0: ${dayWords(record.signedOn)}\u202F; sortie\u00A0: ${record.endedOn === null ? 'en cours' : dayWords(record.endedOn)}`,
        ],
      ];
    }
    case 'period': {
      const period = periodKindSchema.safeParse(record.kind);
      return [
        [
          period.success ? periodLabel(period.data) : String(record.kind),
          `du ${dayWords(record.startsOn)} au ${record.endsOn === null ? 'jour présent' : dayWords(record.endsOn)}${record.detail === '' ? '' : `, ${String(record.detail)}`}`,
        ],
      ];
    }
    case 'contract-file': {
      const status = contractFileStatusSchema.safeParse(record.status);
      const fields = isObject(record.fields) ? Object.entries(record.fields) : [];
      return [
        [
          String(record.reference),
          `${status.success ? statusLabels[status.data] : ''}, ouvert le ${dayWords(record.openedOn)}`,
        ],
        ...fields.map(([key, value]) => [key, String(value)] as const),
      ];
    }
    default:
      return [
        [
          'Ligne',
          Object.entries(record)
            .filter(
              ([key, value]) =>
                value !== null && value !== '' && !['id', 'candidateId', 'contractFileId'].includes(key),
            )
            .map(
              ([key, value]) =>
                `${key}\u00A0: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
            )
            .join('\u202F; '),
        ],
      ];
  }
}

function reportOf(deps: Deps, { candidate, lines, document, review }: Made): Report {
  const accesses = Array.isArray(document.accesses) ? document.accesses : [];
  const kinds = recordKindNames.filter((kind) => lines.some((line) => line.kind === kind));
  return {
    title: `Copie des données de ${candidateName(candidate)}`,
    structure: settingsOf(deps.db).structureName,
    logo: printedLogo(deps.db),
    on: deps.clock.today(),
    isDemo: isDemoPortfolio(deps.db),
    paragraphs: [
      'Tout ce que ce portefeuille garde de vous, à ce jour (RGPD, article 15). Vous pouvez demander qu’une donnée soit corrigée, vous opposer à certains usages, et saisir la CNIL.',
    ],
    parts: [
      {
        title: 'Ce qui ne s’y trouve pas',
        heads: ['Quoi, et pourquoi'],
        shares: [1],
        rows: review.masked.map((sentence) => [sentence]),
        whenEmpty: 'Rien.',
      },
      ...kinds.map((kind) => ({
        title: kindWords[kind] ?? kind,
        heads: kind === 'event' ? ['Jour', 'Ce qui s’est passé'] : ['Donnée', 'Valeur'],
        shares: [1, 3],
        rows: lines
          .filter((line) => line.kind === kind)
          .flatMap((line) => wordsOf(line).map((pair) => [...pair])),
        whenEmpty: 'Rien.',
      })),
      {
        title: 'Consultations de la fiche',
        heads: ['Jour', 'Acte'],
        shares: [1, 3],
        rows: accesses.map((line: { readonly at: string; readonly act: string; readonly by: string }) => [
          dayWords(line.at),
          line.by === MASK ? line.act : `${line.act}, par ${line.by}`,
        ]),
        whenEmpty: 'Aucune depuis douze mois.',
      },
    ],
    footer: 'Données personnelles\u00A0: à remettre à la personne, et à elle seule.',
  };
}

/** Makes the copy as one PDF and one JSON, keeps their prints, lets `save` write them. */
export async function writeAccessCopy(
  deps: Deps,
  id: CandidateId,
  choices: { readonly masks: readonly string[]; readonly withAgents: boolean; readonly texts: number },
  save: (pdf: Uint8Array, json: Uint8Array) => void,
): Promise<AccessCopy> {
  const made = accessCopyOf(deps, id, choices);
  if (made.review.texts.length !== choices.texts)
    throw new Refusal('CONFLICT', {
      message:
        'Un texte a été écrit ou retiré depuis la relecture\u202F; relisez-les avant de faire la copie.',
    });
  const pdf = (await renderReport(reportOf(deps, made))).bytes;
  const json = Buffer.from(`${JSON.stringify(made.document, null, 2)}\n`);
  const copy: AccessCopy = {
    id: deps.newId(),
    madeAt: deps.clock.now(),
    pdfSha256: sha256(pdf),
    jsonSha256: sha256(json),
    deliveredOn: null,
    way: null,
    recipient: '',
  };
  deps.db.transaction(() => {
    insertAccessCopyRow(deps.db, id, copy);
    recordEvent(deps, {
      kind: 'candidate.access-copy',
      subject: { type: 'candidate', id },
      payload: { pdfSha256: copy.pdfSha256, jsonSha256: copy.jsonSha256 },
    });
    save(pdf, json);
  })();
  return copy;
}

/** Writes down the delivery of a copy. Throws NOT_FOUND, REFUSED_BY_STATE, INVALID_INPUT. */
export function deliverAccessCopy(
  deps: Deps,
  candidateId: CandidateId,
  id: string,
  delivery: {
    readonly deliveredOn: CivilDate;
    readonly way: NonNullable<AccessCopy['way']>;
    readonly recipient: string;
  },
): AccessCopy[] {
  const { db } = deps;
  candidateOf(db, candidateId);
  const copy = accessCopyRows(db, candidateId).find((each) => each.id === id);
  if (copy === undefined) throw new Refusal('NOT_FOUND');
  if (copy.deliveredOn !== null)
    throw new Refusal('REFUSED_BY_STATE', { message: 'La remise de cette copie est déjà notée.' });
  if (delivery.deliveredOn > presentDay(deps))
    throw new Refusal('INVALID_INPUT', {
      field: 'deliveredOn',
      message: 'Ce jour est à venir\u202F; vérifiez-le.',
    });
  if (delivery.recipient.trim() === '')
    throw new Refusal('INVALID_INPUT', {
      field: 'recipient',
      message: 'Écrivez à qui la copie a été remise.',
    });
  db.transaction(() => {
    deliverAccessCopyRow(db, id, { ...delivery, recipient: delivery.recipient.trim() });
    recordEvent(deps, {
      kind: 'candidate.access-copy',
      subject: { type: 'candidate', id: candidateId },
      happenedOn: delivery.deliveredOn,
      payload: { isDelivered: true },
    });
  })();
  return [...accessCopyRows(db, candidateId)];
}
