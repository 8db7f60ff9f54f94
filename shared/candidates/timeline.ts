import { z } from 'zod';
import { capital, plural } from '../base/text';
import { formatFrenchDate, isCivilDate } from '../base/time';
import {
  type CandidateKey,
  type ContactKind,
  candidateFields,
  contactKindSchema,
  contractFileStatusSchema,
  type Field,
  isKeyOf,
  profileKinds,
  type SchemeId,
  saidOf,
  schemeIdSchema,
  statusLabels,
  valueWords,
} from '../fields';
import {
  bareSaid,
  factLabel,
  factsSchema,
  factTextAt,
  schemeCodeSchema,
  schemeOf,
  type Verdict,
  verdictSchema,
} from '../law';
import { paperKindSchema, paperLabel } from '../papers';
import { exitReasonOf } from './exit-reasons';
import { daysWords, intervalOf, periodInputSchema, periodLabel, trackOf } from './periods';
import { entryDetails, entryWords, profileInputSchema } from './profile';
import { stateMarksSchema, stateNamed } from './states';

export const contactLabels: Readonly<Record<ContactKind, string>> = {
  interview: 'Entretien individuel',
  workshop: 'Atelier',
  call: 'Appel',
  'group-information': 'Information collective',
};

/** Schemes as they are called, and their full names. */
export const schemeLabels: Readonly<Record<SchemeId, { readonly short: string; readonly long: string }>> = {
  TRACE: { short: 'TRACE', long: 'Trajet d’accès à l’emploi' },
  CIVIS_ASSO: { short: 'CIVIS associations', long: 'CIVIS, volet associations (2003 à 2005)' },
  CIVIS: { short: 'CIVIS', long: 'Contrat d’insertion dans la vie sociale' },
  CIVIS_RENFORCE: { short: 'CIVIS renforcé', long: 'Contrat d’insertion dans la vie sociale, renforcé' },
  PACEA: {
    short: 'PACEA',
    long: 'Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie',
  },
  GJ: { short: 'Garantie jeunes', long: 'Garantie jeunes' },
  CEJ: { short: 'CEJ', long: 'Contrat d’engagement jeune' },
  CE: { short: 'Contrat d’engagement', long: 'Contrat d’engagement de droit commun' },
  EMT: { short: 'EMT', long: 'Évaluation en milieu de travail' },
  PMSMP: { short: 'Immersion (PMSMP)', long: 'Période de mise en situation en milieu professionnel' },
  PARRAINAGE: { short: 'Parrainage', long: 'Parrainage' },
  AUTRE: { short: 'Autre', long: 'Autre dispositif' },
};

/** What is done of a paper, as the journal tells it. */
const paperActs = {
  added: 'Pièce ajoutée',
  corrected: 'Pièce corrigée',
  removed: 'Pièce retirée',
  'scan-added': 'Copie ajoutée à une pièce',
  'scan-removed': 'Copie retirée d’une pièce',
} as const;
export type PaperAct = keyof typeof paperActs;
const paperActSchema = z.enum(Object.keys(paperActs) as readonly PaperAct[]);

const changesSchema = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }));
/** What the events about a candidate carry; a payload of another shape gives the bare sentence. */
const payloadSchema = z.object({
  changes: changesSchema.optional().catch(undefined),
  contact: contactKindSchema.optional().catch(undefined),
  /** Day of a contact that was removed or put back: that of the event is the day of the act. */
  contactOn: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
  scheme: schemeIdSchema.optional().catch(undefined),
  signedOn: z.string().nullable().optional().catch(undefined),
  endedOn: z.string().nullable().optional().catch(undefined),
  /** What an enrolment was before it was written again. */
  before: z.unknown().optional(),
  isToldApart: z.boolean().optional().catch(undefined),
  isCorrection: z.boolean().optional().catch(undefined),
  period: periodInputSchema.omit({ reach: true }).optional().catch(undefined),
  isRemoved: z.boolean().optional().catch(undefined),
  isPutBack: z.boolean().optional().catch(undefined),
  state: z.object({ before: stateMarksSchema, after: stateMarksSchema }).optional().catch(undefined),
  isUndo: z.boolean().optional().catch(undefined),
  paper: z.object({ kind: paperKindSchema, expiresOn: z.string().nullable() }).optional().catch(undefined),
  act: paperActSchema.optional().catch(undefined),
  entry: profileInputSchema.optional().catch(undefined),
  isMoved: z.boolean().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  fileName: z.string().optional().catch(undefined),
  reference: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  to: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  from: z.string().optional().catch(undefined),
  until: z.string().nullable().optional().catch(undefined),
  path: z.string().optional().catch(undefined),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional().catch(undefined),
  isForgotten: z.boolean().optional().catch(undefined),
  /** Scheme of the rules, which are more than those that a candidate can be enrolled in. */
  ruledScheme: schemeCodeSchema.optional().catch(undefined),
  verdict: verdictSchema.optional().catch(undefined),
  machineVerdict: verdictSchema.optional().catch(undefined),
  on: z.string().optional().catch(undefined),
  pack: z.string().optional().catch(undefined),
  /** Of a notice, of an objection or a hold, of a copy that was made for the person. */
  number: z.number().int().optional().catch(undefined),
  isWithdrawn: z.boolean().optional().catch(undefined),
  isDelivered: z.boolean().optional().catch(undefined),
  /** Of an obligation that was put off or set aside. */
  obligation: z.string().optional().catch(undefined),
});
type Payload = z.infer<typeof payloadSchema>;

const changedFields = (payload: Payload): readonly CandidateKey[] =>
  Object.keys(payload.changes ?? {}).filter((key) => isKeyOf(candidateFields, key));

/** "Commune : Lens, au lieu de Liévin"; what was not known, and what no longer is, is said too. */
function changeWords(field: Field, before: unknown, after: unknown): string {
  const [was, is] = [valueWords(field, before), valueWords(field, after)];
  if (is === null) return `${field.label}\u00A0: retiré${was === null ? '' : ` (c’était ${was})`}`;
  return `${field.label}\u00A0: ${is}${was === null ? ' (rien avant)' : `, au lieu de ${was}`}`;
}

const dated = (date: string | null | undefined): string =>
  typeof date === 'string' && isCivilDate(date) ? ` le ${formatFrenchDate(date)}` : '';

function enrolmentSentence(payload: Payload): string {
  const scheme = payload.scheme === undefined ? 'Dispositif' : schemeLabels[payload.scheme].short;
  if (payload.isRemoved) return `${scheme} : inscription retirée`;
  if (payload.isPutBack) return `${scheme} : inscription remise`;
  if (payload.isCorrection) return `${scheme} : dates corrigées`;
  if (typeof payload.endedOn === 'string')
    return payload.before === undefined && typeof payload.signedOn === 'string'
      ? `${scheme} : entrée${dated(payload.signedOn)}, sortie${dated(payload.endedOn)}`
      : `${scheme} : sortie${dated(payload.endedOn)}`;
  return `${scheme} : entrée${dated(payload.signedOn)}`;
}

/** « Appel », « Appel du 3 mars 2026 : retiré » */
function contactSentence({ contact, contactOn, isRemoved, isPutBack }: Payload): string {
  const words = contact === undefined ? 'Contact' : contactLabels[contact];
  const day = contactOn !== undefined && isCivilDate(contactOn) ? ` du ${formatFrenchDate(contactOn)}` : '';
  if (isRemoved) return `${words}${day} : contact retiré`;
  return isPutBack ? `${words}${day} : contact remis` : words;
}

/** « Situation : En formation, depuis le 3 mars 2026 ». At whom, or the name, is a detail: covered where names are. */
function periodSentence({ period, isCorrection, isRemoved, isUndo }: Payload): string {
  if (period === undefined) return 'Situation';
  const track = trackOf(period.kind);
  const after = isRemoved ? ' (retirée)' : isUndo ? ' (rétablie)' : isCorrection ? ' (corrigée)' : '';
  const about = { situation: 'Situation', role: 'Autour de la personne', stage: 'Étape du vivier' }[track];
  return `${about}${track === 'role' ? after.replace('ée', 'é') : after} : ${periodLabel(period.kind)}, ${daysWords(intervalOf(period))}`;
}

/** « Fiche archivée : Emploi durable, sortie le 3 mars 2026 ». */
function archivedSentence({ state, isUndo }: Payload): string {
  if (isUndo) return 'Réouverture annulée : fiche de nouveau archivée';
  const exit = state?.after.exit;
  return exit === undefined || exit === null
    ? 'Fiche archivée'
    : `Fiche archivée : ${exitReasonOf(exit.reason).label}, sortie${dated(exit.leftOn)}`;
}
const restoredSentence = ({ state, isUndo }: Payload): string =>
  `${isUndo ? 'Mise à la corbeille annulée' : 'Fiche restaurée de la corbeille'}${
    state !== undefined && stateNamed(state.after) === 'archived' ? ', de nouveau archivée' : ''
  }`;
/** « Pièce ajoutée : Carte d’identité, valable jusqu’au 3 mars 2030 ». */
const paperSentence = ({ paper, act }: Payload): string => {
  const expiresOn = paper?.expiresOn;
  const until =
    act !== undefined && !act.startsWith('scan') && typeof expiresOn === 'string' && isCivilDate(expiresOn)
      ? `, valable jusqu’au ${formatFrenchDate(expiresOn)}`
      : '';
  return withText(
    act === undefined ? 'Pièce de la fiche' : paperActs[act],
    paper === undefined ? '' : `${paperLabel(paper.kind)}${until}`,
  );
};
/** « Langue (corrigé) : Anglais, B2 à l’oral »: what was added, corrected, moved or removed. */
function profileSentence({ entry, isCorrection, isRemoved, isMoved }: Payload): string {
  if (entry === undefined) return 'Projet et aptitudes';
  const done = isRemoved ? 'retrait' : isCorrection ? 'correction' : isMoved ? 'autre rang' : 'ajout';
  const { said } = profileKinds[entry.kind];
  return `${capital(said)} (${done}) : ${[entryWords(entry), ...entryDetails(entry)].join(', ')}`;
}

/** Of a person handed over: " jusqu’au 30 septembre 2026", nothing when it is for good. */
const untilWords = (until: string | null | undefined): string =>
  typeof until === 'string' && isCivilDate(until) ? ` jusqu’au ${formatFrenchDate(until)}` : '';

const withText = (sentence: string, text: string | undefined): string =>
  text === undefined || text === '' ? sentence : `${sentence} : ${text}`;

/** "mois de recherche d’emploi : 7"; the name alone of a fact that is forgotten. */
function factWords({ path, value, isForgotten }: Payload): string {
  if (path === undefined) return '';
  const facts = factsSchema.safeParse({
    on: '2000-01-01',
    candidate: { [path.replace(/^candidate\./u, '')]: value },
  });
  const known = facts.success && !isForgotten ? factTextAt(facts.data, path) : null;
  return withText(factLabel(path), known?.value);
}
const verdictWords = (verdict: Verdict | undefined): string =>
  verdict === undefined ? 'non précisée' : bareSaid(verdict).words;
const answerAbout = ({ ruledScheme, on }: Payload): string =>
  `${ruledScheme === undefined ? '' : `, ${schemeOf(ruledScheme)?.label ?? ruledScheme}`}${
    on !== undefined && isCivilDate(on) ? ` au ${formatFrenchDate(on)}` : ''
  }`;

/** Fields that a sentence names before it counts the others. */
const NAMED = 3;

/** Every kind of event that the journal knows, with the sentence that the timeline shows. */
export const sentences = {
  'candidate.created': () => 'Fiche créée',
  'candidate.updated': (payload) => {
    const fields = changedFields(payload);
    const named = fields.slice(0, fields.length > NAMED + 1 ? NAMED : undefined);
    const others = fields.length - named.length;
    return withText(
      'Fiche modifiée',
      [
        named.map((key) => saidOf(candidateFields[key])).join(', '),
        ...(others === 0 ? [] : [plural(others, 'autre', 'autres')]),
      ].join(' et '),
    );
  },
  'candidate.merged': () => 'Fiche complétée par un import',
  'candidate.imported': () => 'Fiche créée par un import',
  'candidate.removed': () => 'Fiche retirée',
  'candidate.contact': contactSentence,
  'candidate.note': () => 'Note',
  'candidate.enrolment': enrolmentSentence,
  'candidate.period': periodSentence,
  'candidate.paper': paperSentence,
  'candidate.profile': profileSentence,
  'candidate.notice-given': ({ number }) =>
    number === undefined ? 'Notice d’information remise' : `Notice d’information n° ${number} remise`,
  'candidate.objection': ({ isWithdrawn }) =>
    isWithdrawn ? 'Opposition retirée par la personne' : 'Opposition notée',
  'candidate.hold': ({ isWithdrawn }) => (isWithdrawn ? 'Gel levé' : 'Gel de l’effacement posé'),
  'candidate.agreement': ({ isWithdrawn, to }) =>
    `${isWithdrawn ? 'Accord retiré' : 'Accord donné'} pour remettre son CV à ${to ?? 'un employeur'}`,
  'candidate.presented': ({ code, to }) =>
    code === 'card'
      ? 'Carte sans nom établie pour un employeur'
      : `CV établi pour ${to ?? 'la personne elle-même'}`,
  'candidate.access-copy': ({ isDelivered }) =>
    isDelivered ? 'Copie de ses données remise' : 'Copie de ses données faite',
  'candidate.obligation': ({ obligation, until, isWithdrawn }) => {
    const done = isWithdrawn ? 'remise' : typeof until === 'string' ? 'reportée' : 'écartée';
    return withText(`Échéance ${done}${isWithdrawn ? '' : untilWords(until)}`, obligation);
  },
  'candidate.handed-over': (payload) =>
    `Transmis à ${payload.to ?? 'un collègue'}${untilWords(payload.until)}`,
  'candidate.received': (payload) => `Reçu de ${payload.from ?? 'un collègue'}${untilWords(payload.until)}`,
  // Its words are those of the event that was received: see `receivedWords`.
  'candidate.received-event': () => 'Événement reçu',
  'candidate.fact-told': (payload) =>
    withText(payload.isForgotten ? 'Information retirée' : 'Information donnée', factWords(payload)),
  'candidate.answer-overridden': (payload) =>
    `Réponse du conseiller${answerAbout(payload)} : ${verdictWords(payload.verdict)}, au lieu de ${verdictWords(payload.machineVerdict)}`,
  'candidate.override-withdrawn': (payload) => `Réponse du conseiller retirée${answerAbout(payload)}`,
  'candidate.suspicion-lifted': ({ isToldApart }) =>
    isToldApart
      ? 'Comparée à une fiche ressemblante : ce sont deux personnes'
      : 'Plus rien à comparer : l’autre fiche n’est plus là',
  'candidate.archived': archivedSentence,
  'candidate.reopened': ({ isUndo }) => (isUndo ? 'Archivage annulé' : 'Fiche rouverte'),
  'candidate.trashed': ({ isUndo }) =>
    isUndo ? 'Restauration annulée : fiche de nouveau à la corbeille' : 'Fiche mise à la corbeille',
  'candidate.restored': restoredSentence,
  'candidate.told-alike': () => 'Deux fiches dites de deux personnes : ce n’est plus dit',
  'candidate.united': (payload) => {
    const fields = changedFields(payload);
    return fields.length === 0
      ? 'Fiche réunie avec une autre de la même personne'
      : `Fiche réunie avec une autre de la même personne (${plural(fields.length, 'renseignement repris', 'renseignements repris')} de l’autre)`;
  },
  'candidate.united-into': () => 'Fiche réunie avec une autre, qui est gardée',
  'candidate.separated': () => 'Fiches séparées : chacune est rendue comme elle était',
  'candidate.union-settled': () =>
    'Réunion de deux fiches définitive : la copie qui permettait de les séparer est effacée',
  'candidate.follows-union': () =>
    'Une fiche comparée à celle-ci a été réunie avec une autre, ou en a été séparée',
  'candidate.erased': () => 'Personne effacée',
  'record.sealed': () => 'État vérifié et scellé',
  'record.body-erased': () => 'Détail d’un événement effacé : il nommait une personne effacée',
  'colleague.added': () => 'Collègue ajouté à l’annuaire',
  'colleague.renamed': () => 'Collègue renommé',
  'colleague.removed': () => 'Collègue retiré de l’annuaire',
  'sender.confirmed': () => 'Signature d’un collègue confirmée',
  'sender.forgotten': () => 'Signature d’un collègue oubliée',
  'employer.created': () => 'Employeur créé',
  'employer.updated': () => 'Employeur modifié',
  'file.opened': (payload) => withText('Dossier de contrat créé', payload.reference),
  'file.saved': (payload) => withText('Dossier de contrat enregistré', payload.reference),
  'file.moved': (payload) => {
    const to = contractFileStatusSchema.safeParse(payload.to);
    return `Dossier de contrat${payload.reference === undefined ? '' : ` ${payload.reference}`} : ${to.success ? statusLabels[to.data] : 'nouvelle étape'}`;
  },
  'file.document': (payload) => withText('Pièce du dossier suivie', payload.code),
  'file.attached': (payload) => withText('Pièce jointe au dossier', payload.code),
  'file.detached': (payload) => withText('Pièce retirée du dossier', payload.code),
  'file.pieces-erased': (payload) => withText('Pièces effacées, leur durée est passée', payload.reference),
  'file.pdf': (payload) => withText('Dossier PDF enregistré', payload.reference),
  'file.liasse': (payload) => withText('Liasse PDF enregistrée', payload.reference),
  'file.checklist': (payload) => withText('Liste de contrôle PDF enregistrée', payload.reference),
  'file.follows-union': () => 'Dossier de contrat rattaché à la fiche réunie, ou rendu à la sienne',
  'import.committed': (payload) => withText('Import enregistré', payload.fileName),
  'import.undone': (payload) => withText('Import annulé', payload.fileName),
  'import.person-erased': () => 'Personne effacée d’un compte rendu d’import',
  'import.follows-union': () => 'Ligne d’import rattachée à une fiche réunie, ou rendue à la sienne',
  'export.written': () => 'Trimestre exporté',
  'reference.added': () => 'Valeur ou arrêté ajouté aux références',
  'reference.withdrawn': () => 'Valeur ou arrêté retiré des références',
  'reference.pack': (payload) => withText('Références importées', payload.pack),
  'settings.saved': () => 'Paramètres modifiés',
  'view.saved': () => 'Vue d’une liste enregistrée',
  'view.removed': () => 'Vue d’une liste retirée',
  'request.saved': () => 'Demande sur des données personnelles enregistrée',
  'request.follows-union': () => 'Demande rattachée à la fiche réunie, ou rendue à la sienne',
  'request.moved': () => 'Demande sur des données personnelles suivie',
  'notice.issued': ({ number }) =>
    number === undefined ? 'Notice d’information établie' : `Notice d’information n° ${number} établie`,
  'retention.run': () => 'Conservation appliquée',
  'portfolio.created': () => 'Portefeuille créé',
  'portfolio.opened': () => 'Portefeuille ouvert',
  'portfolio.keysChanged': () => 'Phrase secrète ou clés changées',
  'portfolio.clockTrusted': () => 'Date de l’ordinateur confirmée',
  'portfolio.loaded': () => 'Portefeuille chargé depuis un dossier au format ouvert',
} as const satisfies Readonly<Record<string, (payload: Payload) => string>>;

/** Kinds that have a sentence. The vault checks at compile time that its journal writes no other. */
export type TimelineKind = keyof typeof sentences;
const isTimelineKind = (kind: string): kind is TimelineKind => Object.hasOwn(sentences, kind);

/** An event received from a colleague: the sender's event, kept as it was written, and who wrote it. */
const receivedEventSchema = z.object({
  kind: z.string(),
  actor: z.string(),
  recordedAt: z.string(),
  from: z.string(),
  payload: z.string(),
  /** The file gives the name of whoever received it as that of the author. */
  isInOwnName: z.boolean().default(false),
});

function parsedOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function receivedWords(payload: unknown): TimelineWords {
  const parsed = receivedEventSchema.safeParse(payload);
  if (!parsed.success || parsed.data.kind === 'candidate.received-event')
    return { label: 'Événement reçu', detail: '', changes: [] };
  const { kind, actor, recordedAt, from, payload: json, isInOwnName } = parsed.data;
  const { label, detail, changes } = timelineWords(kind, parsedOrNull(json));
  const day = recordedAt.slice(0, 10);
  const written = isCivilDate(day) ? ` le ${formatFrenchDate(day)}` : '';
  return {
    label: `${label} (reçu)`,
    // The name of an author is what the file says: nobody here saw it written.
    detail: [
      detail,
      isInOwnName
        ? `Saisi sous votre nom (${actor})${written}, selon la passation reçue de ${from}`
        : `Saisi par ${actor}${written}, selon la passation reçue de ${from}`,
    ]
      .filter((part) => part !== '')
      .join('\n'),
    changes,
  };
}

/** An event as the timeline tells it. */
export interface TimelineWords {
  readonly label: string;
  /** What was written: a note, a reason, a name. */
  readonly detail: string;
  /** What changed of the person, field by field, each in a sentence. */
  readonly changes: readonly string[];
}

/** The words of an event. A kind from a newer version shows as it is. */
export function timelineWords(kind: string, payload: unknown): TimelineWords {
  if (kind === 'candidate.received-event') return receivedWords(payload);
  if (!isTimelineKind(kind)) return { label: kind, detail: '', changes: [] };
  const parsed = payloadSchema.safeParse(payload);
  const known: Payload = parsed.success ? parsed.data : {};
  const changes = changedFields(known).map((key) => {
    const change = known.changes?.[key];
    return changeWords(candidateFields[key], change?.before, change?.after);
  });
  return {
    label: sentences[kind](known).replaceAll(' :', '\u00A0:'),
    detail: [
      known.note ?? '',
      known.reason ?? '',
      known.period?.detail ?? '',
      kind === 'candidate.archived' ? (known.state?.after.exit?.detail ?? '') : '',
    ]
      .filter((text) => text !== '')
      .join('\n'),
    changes,
  };
}
