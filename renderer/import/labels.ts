import type { ImportOutcome, ImportTarget } from '../../shared/import';
import type { Tone } from '../ui';

/** What a column can be taken for, grouped for the list of choices; the words are those of the report. */
export const targetGroups: readonly { readonly group: string; readonly targets: readonly ImportTarget[] }[] =
  [
    {
      group: 'Identité',
      targets: ['fileNumber', 'civility', 'birthName', 'usualName', 'firstName', 'birthDate'],
    },
    {
      group: 'Coordonnées',
      targets: [
        'street',
        'addressComplement',
        'postcode',
        'commune',
        'mobilePhone',
        'landlinePhone',
        'email',
        'qpv',
        'zrr',
      ],
    },
    {
      group: 'Situation',
      targets: [
        'level',
        'diplomaObtained',
        'diplomaLabel',
        'jobSeekerSince',
        'jobSeekerNumber',
        'disabledWorker',
        'drivingLicence',
        'romeCode',
        'projectLabel',
      ],
    },
    { group: 'Suivi', targets: ['adviser', 'firstReceptionOn', 'lastInterviewOn', 'scheme', 'comment'] },
    { group: 'Non repris', targets: ['nir', 'ignored'] },
  ];

export const outcomeLabels: Readonly<Record<ImportOutcome, { readonly label: string; readonly tone: Tone }>> =
  {
    created: { label: 'Créée', tone: 'done' },
    merged: { label: 'Fusionnée', tone: 'info' },
    refused: { label: 'Refusée', tone: 'blocking' },
  };
