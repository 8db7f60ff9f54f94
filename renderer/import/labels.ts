import type { ImportOutcome, ImportTarget } from '../../shared/import';
import type { Tone } from '../ui';

/** What a column can be taken for, in French, grouped for the list of choices. */
export const targetGroups: readonly {
  readonly group: string;
  readonly targets: readonly (readonly [ImportTarget, string])[];
}[] = [
  {
    group: 'Identité',
    targets: [
      ['fileNumber', 'Numéro de dossier'],
      ['civility', 'Civilité'],
      ['birthName', 'Nom de naissance'],
      ['usualName', 'Nom d’usage'],
      ['firstName', 'Prénom'],
      ['birthDate', 'Date de naissance'],
    ],
  },
  {
    group: 'Coordonnées',
    targets: [
      ['street', 'Adresse'],
      ['addressComplement', 'Complément d’adresse'],
      ['postcode', 'Code postal'],
      ['commune', 'Commune'],
      ['mobilePhone', 'Téléphone portable'],
      ['landlinePhone', 'Téléphone fixe'],
      ['email', 'Courriel'],
      ['qpv', 'Quartier prioritaire (QPV)'],
      ['zrr', 'Zone rurale (ZRR, FRR)'],
    ],
  },
  {
    group: 'Situation',
    targets: [
      ['level', 'Niveau de formation'],
      ['diplomaObtained', 'Diplôme obtenu'],
      ['diplomaLabel', 'Intitulé du diplôme'],
      ['jobSeekerSince', 'Inscrit demandeur d’emploi depuis'],
      ['jobSeekerNumber', 'Identifiant demandeur d’emploi'],
      ['disabledWorker', 'Travailleur handicapé'],
      ['drivingLicence', 'Permis B'],
      ['romeCode', 'Projet (code ROME)'],
      ['projectLabel', 'Projet (intitulé)'],
    ],
  },
  {
    group: 'Suivi',
    targets: [
      ['adviser', 'Conseiller référent'],
      ['firstReceptionOn', 'Date du premier accueil'],
      ['lastInterviewOn', 'Date du dernier entretien'],
      ['scheme', 'Dispositif en cours'],
      ['comment', 'Commentaire'],
    ],
  },
  {
    group: 'Non repris',
    targets: [
      ['nir', 'Numéro de sécurité sociale (non repris)'],
      ['ignored', 'Colonne ignorée'],
    ],
  },
];

export const outcomeLabels: Readonly<Record<ImportOutcome, { readonly label: string; readonly tone: Tone }>> =
  {
    created: { label: 'Créée', tone: 'done' },
    merged: { label: 'Fusionnée', tone: 'info' },
    refused: { label: 'Refusée', tone: 'blocking' },
  };
