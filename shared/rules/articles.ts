import { type CivilDate, civilDate } from '../time';

/** An article of the code du travail that a rule cites. */
export interface Article {
  /** Date since which the wording read has been in force; `null` when the wording itself was not read. */
  readonly since: CivilDate | null;
  readonly title: string;
}

const read = (since: string, title: string): Article => ({ since: civilDate(since), title });
const cited = (title: string): Article => ({ since: null, title });

/**
 * The articles cited by the rules, in the version of the code published on 27 March 2026. A rule that cites an article
 * missing from this list fails its test.
 */
export const articles: Readonly<Record<string, Article>> = {
  'L1242-3': read('2026-01-01', 'CDD conclu pour l’emploi de certains publics ou pour former le salarié'),
  'L1242-7': read('2016-08-10', 'Terme précis du CDD, et cas où il peut ne pas l’être'),
  'L3121-18': cited('Durée quotidienne maximale du travail'),
  'L3133-1': read('2016-08-10', 'Onze jours fériés'),
  'L3134-13': cited('Jours fériés d’Alsace-Moselle'),
  'L3162-1': read('2019-01-01', 'Durée du travail des moins de 18 ans : 8 heures par jour, 35 par semaine'),
  'L3242-1': cited('Mensualisation : 52/12 de la durée hebdomadaire'),
  'L3422-2': cited('Jours fériés d’outre-mer'),
  'L4153-1': cited('Interdiction d’employer avant 16 ans'),
  'L5134-19-1': read('2020-01-01', 'Contrat unique d’insertion'),
  'L6314-1': read('2019-08-23', 'Qualifications professionnelles : registre national, classifications, CQP'),
  'L6325-1': read('2016-01-01', 'Objet du contrat de professionnalisation et publics'),
  'L6325-1-1': read('2015-08-19', 'Publics prioritaires'),
  'L6325-2': read('2015-08-19', 'Alternance d’enseignements et d’activité en entreprise'),
  'L6325-2-1': read('2014-03-07', 'Aucune contribution demandée au salarié par l’organisme de formation'),
  'L6325-3': read('2008-05-01', 'Engagements de l’employeur et du salarié'),
  'L6325-3-1': read('2014-03-07', 'Désignation d’un tuteur'),
  'L6325-4-1': read('2011-07-30', 'Contrat avec deux employeurs pour une activité saisonnière'),
  'L6325-5': read('2008-05-01', 'CDD ou CDI, écrit et déposé'),
  'L6325-6': read('2008-05-01', 'Droits du titulaire'),
  'L6325-6-2': read('2019-01-01', 'Carte « étudiant des métiers »'),
  'L6325-7': read('2011-07-30', 'Renouvellement du CDD, une fois'),
  'L6325-8': read('2008-05-01', 'Rémunération des moins de 26 ans'),
  'L6325-9': read('2008-05-01', 'Rémunération à partir de 26 ans'),
  'L6325-10': read('2016-08-10', 'Durée du travail, formation comprise'),
  'L6325-11': read('2019-01-01', 'Durée de l’action : 6 à 12 mois, jusqu’à 36 pour les publics prioritaires'),
  'L6325-12': read('2015-01-01', 'Allongement jusqu’à 24 mois par accord'),
  'L6325-13': read('2016-08-10', 'Part de la formation : 15 à 25 %, 150 heures au moins'),
  'L6325-14': read('2009-11-26', 'Part de la formation au-delà de 25 % par accord'),
  'L6325-15': read('2008-05-01', 'Nullité de la clause de remboursement de la formation'),
  'L6325-23': read('2008-05-01', 'Entreprises de travail temporaire'),
  'L6325-25': read('2023-12-29', 'Mobilité à l’étranger'),
  'R1231-1': cited('Report des délais du titre relatif à la rupture'),
  'D1253-45': read('2016-01-01', 'Groupements d’employeurs pour l’insertion et la qualification'),
  'D6325-1': read('2024-08-01', 'Envoi à l’opérateur de compétences dans les cinq jours'),
  'D6325-2': read('2024-08-01', 'Décision de prise en charge dans les vingt jours'),
  'D6325-4': read(
    '2008-05-01',
    'Les périodes en entreprise des scolaires et étudiants ne sont pas des contrats',
  ),
  'D6325-5': read('2021-04-01', 'Signalement de la rupture dans les trente jours'),
  'D6325-6': read('2014-08-28', 'Choix et expérience du tuteur'),
  'D6325-7': read('2008-05-01', 'Missions du tuteur'),
  'D6325-8': read('2008-05-01', 'Temps laissé au tuteur'),
  'D6325-9': read('2008-05-01', 'Nombre de personnes suivies par un tuteur'),
  'D6325-10': read(
    '2020-12-31',
    'Double tutorat : travail temporaire, association intermédiaire, groupement',
  ),
  'D6325-11': read('2008-05-01', 'Document annexé au contrat'),
  'D6325-12': read('2008-05-01', 'Convention avec l’organisme de formation'),
  'D6325-13': read('2019-01-01', 'Examen du programme dans les deux mois'),
  'D6325-14': read('2008-05-01', 'Salaire minimum selon l’âge et le niveau'),
  'D6325-15': read('2008-05-01', 'Pourcentages du SMIC avant 26 ans'),
  'D6325-16': read('2008-05-01', 'Effet de l’âge au premier jour du mois suivant'),
  'D6325-17': read('2008-05-01', 'Déduction des avantages en nature'),
  'D6325-18': read('2008-05-01', '85 % du minimum conventionnel à partir de 26 ans'),
  'D6325-22': read('2008-05-01', 'Tutorat dans les groupements d’employeurs'),
  'D6325-23': read('2020-09-12', 'Aide de l’État aux GEIQ'),
  'D6325-29': read('2011-12-30', 'Remise de la carte « étudiant des métiers » dans les trente jours'),
  'D6325-30': read('2017-01-01', 'Accueil dans d’autres entreprises : moitié du temps au plus'),
  'D6325-31': read('2016-02-04', 'Convention d’accueil dans d’autres entreprises'),
};
