import { type Act, actsToSignature, askedDate, breaking, ending } from '../../engine/acts';

const decidedOn = [askedDate('decidedOn', 'Date de la décision')];

/** The contract is deposited with the opérateur de compétences, and ends only after its decision. */
export const cproActs: readonly Act[] = [
  ...actsToSignature,
  {
    from: 'signed',
    to: 'filed',
    label: 'Enregistrer le dépôt',
    needsComplete: false,
    asks: [
      askedDate('filedOn', 'Date d’envoi à l’opérateur de compétences'),
      askedDate('receivedOn', 'Date de réception du dossier complet', false),
    ],
  },
  breaking('signed'),
  { from: 'filed', to: 'accepted', label: 'Enregistrer l’accord', needsComplete: false, asks: decidedOn },
  { from: 'filed', to: 'refused', label: 'Enregistrer le refus', needsComplete: false, asks: decidedOn },
  breaking('filed'),
  ending('accepted'),
  breaking('accepted'),
  ending('refused'),
  breaking('refused'),
];
