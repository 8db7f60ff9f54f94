import {
  addDays,
  addMonths,
  birthdayOn,
  type CivilDate,
  type CivilMonth,
  civilDate,
  lastOfMonth,
} from '../base/time';

/*
 * How long what is kept of a person is kept: dated rules with their source and mark, as those of the law
 * (docs/sources/personal-data.md, Retention). Days are last days, included: a record goes from the day after.
 *
 * Where rules meet: of two limits the shorter one wins, because what is kept here beside I-MILO must never outlive it; a
 * programme under way defers them, because I-MILO says so; a hold keeps whatever the rules say, with its reason and author.
 */

/** What a rule does: sets a last day, puts it off, keeps in spite of it, or says what another part of the product does. */
export type RetentionEffect = 'limit' | 'defers' | 'holds' | 'told';

export interface RetentionRule {
  readonly id: string;
  /** What it is about. */
  readonly about: string;
  readonly effect: RetentionEffect;
  /** The rule, as a sentence. */
  readonly sentence: string;
  /** What Vivier does of it. */
  readonly here: string;
  readonly source: string;
  readonly confidence: 'V' | 'S' | 'N';
  /** First day of this wording; `null`: not gathered. */
  readonly from: CivilDate | null;
}

const iMilo = 'Décret 2015-59 du 26 janvier 2015 (I-MILO), version de 2026';
const cnilSocial = 'CNIL, délibération 2023-095 du 14 septembre 2023';
const cnilFrom = civilDate('2023-09-14');

export const retentionRules = [
  {
    id: 'age',
    about: 'Fiche',
    effect: 'limit',
    sentence: 'Jusqu’au 26e anniversaire, puis deux ans.',
    here: 'La fiche est proposée à l’effacement le lendemain.',
    source: iMilo,
    confidence: 'V',
    from: null,
  },
  {
    id: 'last-contact',
    about: 'Fiche',
    effect: 'limit',
    sentence: 'Deux ans après le dernier contact, puis archivage si une obligation le justifie.',
    here: 'Compte le plus récent de : contact, premier accueil, sortie d’un dispositif, acte d’un dossier\u202F; à défaut la création de la fiche.',
    source: cnilSocial,
    confidence: 'V',
    from: cnilFrom,
  },
  {
    id: 'cej',
    about: 'Fiche avec un contrat d’engagement jeune',
    effect: 'limit',
    sentence: 'Dix ans après la fin du contrat d’engagement jeune, dans I-MILO.',
    here: 'Un plafond, comme les autres\u00A0: la règle la plus courte l’emporte, I-MILO garde ce qu’il doit garder.',
    source: iMilo,
    confidence: 'V',
    from: null,
  },
  {
    id: 'under-way',
    about: 'Fiche',
    effect: 'defers',
    sentence: 'Un programme en cours reporte la limite d’âge.',
    here: 'Aucune fiche n’est proposée tant qu’un dispositif ou un dossier de contrat est en cours. Une entrée sans sortie dans un dispositif fermé ne compte pas.',
    source: iMilo,
    confidence: 'V',
    from: null,
  },
  {
    id: 'fse',
    about: 'Fiche d’un projet cofinancé par le FSE ou le FSE+',
    effect: 'holds',
    sentence: 'Dix-neuf ans pour les projets cofinancés.',
    here: 'Vivier ne sait pas qui relève d’un tel projet\u00A0: le conseiller pose un gel, avec sa raison et son dernier jour.',
    source: iMilo,
    confidence: 'V',
    from: null,
  },
  {
    id: 'hold',
    about: 'Fiche',
    effect: 'holds',
    sentence: 'Un litige ou une demande de limitation suspend l’effacement.',
    here: 'Le conseiller pose un gel, avec sa raison\u202F; il le lève lui-même.',
    source: 'RGPD, articles 17 et 18',
    confidence: 'S',
    from: civilDate('2018-05-25'),
  },
  {
    id: 'pieces',
    about: 'Pièces jointes d’un dossier de contrat',
    effect: 'limit',
    sentence: 'Jusqu’à la décision, puis quelques mois au plus.',
    here: 'Les mois sont un réglage, trois par défaut. Comptés de la décision, sinon de la rupture, de la fin ou du dépôt.',
    source: 'Proposition de la maison, à faire valider par le délégué à la protection des données',
    confidence: 'N',
    from: null,
  },
  {
    id: 'cui',
    about: 'Aide d’un contrat unique d’insertion',
    effect: 'told',
    sentence: 'Un an après le terme de l’aide\u202F; cinq ans pour les statistiques.',
    here: 'Vivier ne tient aucun dossier de cette sorte\u00A0: il n’y a rien à effacer ici.',
    source: 'Code du travail, art. R. 5134-22 et R. 5134-23',
    confidence: 'V',
    from: null,
  },
  {
    id: 'journal',
    about: 'Journal des accès',
    effect: 'told',
    sentence: 'Six mois à un an.',
    here: 'Douze mois\u202F; purgé à chaque ouverture du portefeuille.',
    source: 'CNIL, recommandation sur la journalisation (JO du 30 octobre 2021)',
    confidence: 'V',
    from: civilDate('2021-10-30'),
  },
  {
    id: 'notes',
    about: 'Notes et commentaires',
    effect: 'told',
    sentence: 'Aucune durée propre par sorte de note dans les textes lus.',
    here: 'Ils suivent la fiche et partent avec elle.',
    source: 'Choix de la maison',
    confidence: 'N',
    from: null,
  },
  {
    id: 'nir',
    about: 'Numéro de sécurité sociale',
    effect: 'told',
    sentence: 'Aucun n’est gardé.',
    here: 'Vivier le refuse dans les champs et le retire de ce qui est importé.',
    source: 'Choix de la maison',
    confidence: 'N',
    from: null,
  },
] as const satisfies readonly RetentionRule[];

export type RetentionRuleId = (typeof retentionRules)[number]['id'];
/** Rules by which a record goes. */
export const limitIds = ['age', 'last-contact', 'cej'] as const satisfies readonly RetentionRuleId[];
export type LimitId = (typeof limitIds)[number];
export const ruleNamed = (id: RetentionRuleId): RetentionRule =>
  retentionRules.find((rule) => rule.id === id) ?? retentionRules[0];

const OLDEST_AGE = 26;
const MONTHS_AFTER_AGE = 24;
const MONTHS_AFTER_CONTACT = 24;
const MONTHS_AFTER_CEJ = 120;

/** Reasons for which a record is held back from retention. */
export const holdKinds = {
  dispute: 'Litige ou recours',
  limitation: 'Limitation demandée par la personne',
  fse: 'Projet cofinancé par le FSE ou le FSE+',
  other: 'Autre obligation',
} as const;
export type HoldKind = keyof typeof holdKinds;
export const holdKindCodes = Object.keys(holdKinds) as [HoldKind, ...HoldKind[]];

/** What retention reads of a person. */
export interface KeptPerson {
  readonly birthDate: CivilDate;
  /** Day on which the record was made here. */
  readonly createdOn: CivilDate;
  /** Contacts, first reception, ends of programmes, acts of contract files: whatever shows her there, in any order. */
  readonly seenOn: readonly CivilDate[];
  /** Ends of the contracts d’engagement jeune that are over. */
  readonly cejEndedOn: readonly CivilDate[];
  /** What is under way today, in words. */
  readonly underWay: readonly string[];
  readonly holds: readonly Held[];
}
interface Held {
  readonly kind: HoldKind;
  readonly reason: string;
  readonly untilOn: CivilDate | null;
  readonly liftedOn: CivilDate | null;
}

export interface Kept {
  /** Last day on which the record is kept by each limit that applies, the shortest first. */
  readonly limits: readonly { readonly rule: LimitId; readonly until: CivilDate }[];
  readonly rule: LimitId;
  readonly until: CivilDate;
  /** Programmes that put it off. */
  readonly underWay: readonly string[];
  readonly hold: Held | null;
}

const latest = (days: readonly CivilDate[]): CivilDate | null => days.toSorted().at(-1) ?? null;

/** Whether a hold keeps a record on a day: neither lifted nor past its last day. */
export const holds = ({ untilOn, liftedOn }: Pick<Held, 'untilOn' | 'liftedOn'>, on: CivilDate): boolean =>
  liftedOn === null && (untilOn === null || untilOn >= on);

/** How long a record is kept, seen from a day. Pure. */
export function keptOf(person: KeptPerson, on: CivilDate): Kept {
  const { birthDate, createdOn, seenOn, cejEndedOn, underWay } = person;
  const seen = latest(seenOn.filter((day) => day <= on)) ?? createdOn;
  const cej = latest(cejEndedOn.filter((day) => day <= on));
  // Two years from the 26th birthday as it falls: born on 29 February, 28 February both times, which is the shorter.
  const age: Kept['limits'][number] = {
    rule: 'age',
    until: addMonths(birthdayOn(birthDate, OLDEST_AGE), MONTHS_AFTER_AGE),
  };
  const others: Kept['limits'] = [
    { rule: 'last-contact', until: addMonths(seen, MONTHS_AFTER_CONTACT) },
    ...(cej === null ? [] : [{ rule: 'cej' as const, until: addMonths(cej, MONTHS_AFTER_CEJ) }]),
  ];
  const limits = [age, ...others].toSorted((a, b) => a.until.localeCompare(b.until));
  const [{ rule, until } = age] = limits;
  return { limits, rule, until, underWay, hold: person.holds.find((each) => holds(each, on)) ?? null };
}

/** Whether a record goes by the end of a month, were nothing to happen: neither deferred nor held. */
export const goesBy = (kept: Kept, month: CivilMonth): boolean =>
  kept.until < lastOfMonth(civilDate(`${month}-01`)) && kept.underWay.length === 0 && kept.hold === null;
/** Whether a record may be erased on a day: its last day is past, and nothing keeps it. */
export const isOver = (kept: Kept, on: CivilDate): boolean =>
  kept.until < on && kept.underWay.length === 0 && kept.hold === null;
/** Whether the adviser is told of it: so many days before the first day on which it may go, and from then on. */
export const isNoticed = (kept: Kept, noticeDays: number, on: CivilDate): boolean =>
  addDays(kept.until, 1 - noticeDays) <= on && kept.underWay.length === 0 && kept.hold === null;

/** What a contract file says of when its pieces go. */
export interface FileLife {
  readonly decidedOn: CivilDate | null;
  readonly brokenOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly filedOn: CivilDate | null;
  /** Given up before any of these, on the day of its last change. */
  readonly cancelledOn: CivilDate | null;
}
/** Last day on which the pieces of a file are kept; `null`: nothing was decided yet. */
export function piecesUntil(
  { decidedOn, brokenOn, endedOn, filedOn, cancelledOn }: FileLife,
  months: number,
): CivilDate | null {
  const from = decidedOn ?? brokenOn ?? endedOn ?? cancelledOn ?? filedOn;
  return from === null ? null : addMonths(from, months);
}
