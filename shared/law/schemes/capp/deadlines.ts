import { addDays, ageOn, type CivilDate, civilDate, contains, type Territory } from '../../../base/time';
import { recodifiedOn } from '../../engine/articles';
import { type Deadline, dated as datedLimit, type Limit } from '../../engine/deadline';
import { source } from '../../engine/source';
import { asking, type Facts, factTable as facts, knownDate } from '../../facts/facts';
import { majority } from '../common/person.rules';
import {
  aid2026StartsBefore,
  aidFilingMonths,
  cappFrom,
  commitmentMonths,
  filingReformFrom,
  largeHeadcount,
  reformFrom,
} from './parameters';

const labels = {
  CAPP_DEPOT: 'Envoi du contrat pour dépôt',
  CAPP_ENREGISTREMENT: 'Enregistrement du contrat',
  CAPP_DECISION: 'Décision de prise en charge',
  CAPP_PRATIQUE: 'Début de la formation pratique',
  CAPP_CFA: 'Début de la formation en centre',
  CAPP_VISITE: 'Visite d’information et de prévention',
  CAPP_ESSAI: 'Fin de la période de rupture libre',
  CAPP_AIDE: 'Transmission du contrat pour l’aide à l’employeur',
  CAPP_ENGAGEMENT: 'Envoi de l’engagement sur le quota d’alternants',
  CAPP_MAINTIEN: 'Fin du maintien en centre de formation après la rupture',
} as const;
export type ApprenticeDeadlineCode = keyof typeof labels;

/** What happens to a file after its signature. */
export interface CappEvents {
  /** The body that decides received every document. */
  readonly receivedOn?: CivilDate | null;
  readonly brokenOn?: CivilDate | null;
}

/** The visit of information and prevention took the place of the examination (décret n° 2016-1908). */
const visitFrom = civilDate('2017-01-01');
const publicKinds: ReadonlySet<string> = new Set(['state', 'local-authority', 'public-body']);
const aidFrom = civilDate('2020-07-01');
const aidReadFrom = civilDate('2025-11-01');
const commitmentFrom = civilDate('2026-03-08');
/** Shorter free period of the time before; the day of the change was not read. */
const freePeriodFrom = civilDate('2015-08-19');

/** Every time limit of a contract, dated when its trigger is known, in the order of a file's life. */
export function cappDeadlines(
  given: Facts,
  events: CappEvents = {},
  territory: Territory = 'metropole',
): readonly Deadline<ApprenticeDeadlineCode>[] {
  const ask = asking(given);
  const start = knownDate(ask(facts.startsOn));
  const kind = ask(facts.employerKind);
  const isPublic = kind.state === 'known' && publicKinds.has(kind.value);
  const birthDate = knownDate(ask(facts.birthDate));
  const isMinor = birthDate !== null && ageOn(birthDate, start ?? given.on) < majority;
  const headcount = ask(facts.headcount);
  const isLarge = headcount.state === 'known' && headcount.value >= largeHeadcount;
  // The way of filing is that of the day on which the contract begins.
  const isFiledNow = (start ?? given.on) >= filingReformFrom;
  const isReformed = given.on >= reformFrom;
  const dated = (
    limit: Omit<Limit<ApprenticeDeadlineCode>, 'label'> & { readonly label?: string },
  ): Deadline<ApprenticeDeadlineCode> => datedLimit({ label: labels[limit.code], ...limit }, territory);
  const { receivedOn = null, brokenOn = null } = events;

  const filing = isFiledNow
    ? [
        dated({
          code: 'CAPP_DEPOT',
          from: cappFrom,
          trigger: 'début d’exécution du contrat',
          triggerOn: start,
          count: 5,
          unit: 'ouvrables',
          rule: isPublic
            ? 'L’employeur public transmet le contrat et la convention de formation à la direction régionale du travail au plus tard 5 jours ouvrables après le début d’exécution.'
            : 'L’employeur transmet le contrat et la convention de formation à l’opérateur de compétences au plus tard 5 jours ouvrables après le début d’exécution.',
          source: source([isPublic ? 'D6275-1' : 'D6224-1'], 'contrats qui commencent depuis 2020'),
          confidence: isPublic ? 'S' : 'V',
        }),
        ...(isPublic
          ? []
          : [
              dated({
                code: 'CAPP_DECISION',
                from: cappFrom,
                trigger: 'réception de tous les documents',
                triggerOn: receivedOn,
                count: 20,
                unit: 'days',
                rule: 'L’opérateur de compétences décide de la prise en charge dans les 20 jours de la réception de tous les documents.',
                source: source(['R6224-3'], 'contrats qui commencent depuis 2020'),
                confidence: 'V',
                note: 'Sans réponse dans ce délai, la prise en charge est refusée.',
              }),
            ]),
      ]
    : [
        dated({
          code: 'CAPP_DEPOT',
          from: cappFrom,
          trigger: 'début d’exécution du contrat',
          triggerOn: start,
          count: 5,
          unit: 'days',
          rule: isPublic
            ? 'L’employeur public transmet le contrat aux services de l’État avant le début ou dans les 5 jours.'
            : 'L’employeur transmet le contrat à la chambre consulaire avant le début ou dans les 5 jours.',
          source: source([], 'formalités d’avant 2020, sources secondaires'),
          confidence: 'S',
        }),
        dated({
          code: 'CAPP_ENREGISTREMENT',
          from: cappFrom,
          trigger: 'réception du contrat',
          triggerOn: receivedOn,
          count: 15,
          unit: 'days',
          rule: 'Le contrat est enregistré dans les 15 jours de sa réception.',
          source: source([], 'formalités d’avant 2020, sources secondaires'),
          confidence: 'S',
          note: 'Sans réponse dans ce délai, l’enregistrement est accepté.',
        }),
      ];

  const starting = isReformed
    ? (['CAPP_PRATIQUE', 'CAPP_CFA'] as const).map((code) =>
        dated({
          code,
          from: reformFrom,
          trigger: 'début d’exécution du contrat',
          triggerOn: start,
          count: 3,
          unit: 'months',
          rule:
            code === 'CAPP_PRATIQUE'
              ? 'La formation pratique chez l’employeur commence 3 mois au plus après le début d’exécution.'
              : 'La formation en centre commence 3 mois au plus après le début d’exécution.',
          source: source(['L6222-12']),
          confidence: 'V',
        }),
      )
    : [];

  const visits = [
    dated({
      code: 'CAPP_VISITE',
      label: 'Examen médical d’embauche',
      from: recodifiedOn,
      to: addDays(visitFrom, -1),
      trigger: 'embauche',
      triggerOn: start,
      count: 2,
      unit: 'months',
      rule: 'L’apprenti passe l’examen médical d’embauche dans les 2 mois de l’embauche.',
      source: source(['R6222-36'], 'rédaction d’avant 2017, source secondaire'),
      confidence: 'S',
    }),
    dated({
      code: 'CAPP_VISITE',
      from: visitFrom,
      trigger: 'embauche',
      triggerOn: start,
      count: 2,
      unit: 'months',
      rule: 'L’apprenti passe la visite d’information et de prévention, ou l’examen médical d’embauche, dans les 2 mois de l’embauche.',
      source: source(['R6222-36']),
      confidence: 'V',
      ...(isMinor
        ? {
            note: 'Avant 18 ans, la visite précède l’affectation au poste (R. 4624-18) : prenez rendez-vous avant le début.',
          }
        : {}),
    }),
  ].filter((visit) => contains(visit, given.on));

  const isFreePeriodRead = given.on >= freePeriodFrom;
  const free = dated({
    code: 'CAPP_ESSAI',
    from: cappFrom,
    trigger: 'jours de formation pratique en entreprise',
    // Days in the company, in a row or not: no calendar gives their last one.
    triggerOn: null,
    count: isFreePeriodRead ? 45 : 2,
    unit: isFreePeriodRead ? 'days' : 'months',
    rule: isFreePeriodRead
      ? 'Chaque partie peut rompre librement le contrat pendant les 45 premiers jours, consécutifs ou non, de formation pratique en entreprise.'
      : 'Chaque partie peut rompre librement le contrat pendant ses deux premiers mois.',
    source: source(['L6222-18']),
    confidence: isReformed ? 'V' : isFreePeriodRead ? 'S' : 'N',
  });

  const hasAid = !isPublic && given.on >= aidFrom;
  const aid = hasAid
    ? [
        dated({
          code: 'CAPP_AIDE',
          from: cappFrom,
          trigger: 'conclusion du contrat',
          triggerOn: given.on,
          count: aidFilingMonths,
          unit: 'months',
          rule: 'Pour l’aide à l’employeur, le contrat est transmis à l’opérateur de compétences 6 mois au plus après sa conclusion.',
          source: source(['D6243-2']),
          confidence: given.on >= aidReadFrom ? 'V' : 'S',
        }),
        ...(isLarge && given.on >= commitmentFrom && given.on < aid2026StartsBefore
          ? [
              dated({
                code: 'CAPP_ENGAGEMENT',
                from: cappFrom,
                trigger: 'conclusion du contrat',
                triggerOn: given.on,
                count: commitmentMonths,
                unit: 'months',
                rule: 'À partir de 250 salariés, l’engagement sur le quota d’alternants parvient à l’Agence de services et de paiement 8 mois au plus après la conclusion.',
                source: source([], 'décret n° 2026-168 du 6 mars 2026'),
                confidence: 'S',
              }),
            ]
          : []),
      ]
    : [];

  const afterBreak = isReformed
    ? [
        dated({
          code: 'CAPP_MAINTIEN',
          from: cappFrom,
          trigger: 'rupture du contrat',
          triggerOn: brokenOn,
          count: 6,
          unit: 'months',
          rule: 'Après la rupture, le centre de formation permet de suivre les cours pendant 6 mois et aide à trouver un employeur.',
          source: source(['L6222-18-2']),
          confidence: 'V',
        }),
      ]
    : [];

  return [...filing, ...starting, ...visits, free, ...aid, ...afterBreak];
}
