import { addDays, addMonths, type CivilDate } from '../../../base/time';
import type { DemoFile } from '../../engine/kind';

/** A complete convention of two weeks, that ended last month. */
export const pmsmpDemo = (on: CivilDate): readonly DemoFile[] => {
  const startsOn = addDays(on, -40);
  const endsOn = addDays(startsOn, 13);
  const signedOn = addDays(startsOn, -5);
  return [
    {
      openedOn: addDays(signedOn, -7),
      person: {
        from: 'portfolio',
        completed: (known) => ({
          jobSeeker: 'yes',
          jobSeekerSince: addMonths(signedOn, -3),
          jobSeekerNumber: known.jobSeekerNumber || '0000003C',
        }),
        otherwise: {
          fileNumber: 'DEMO-PMSMP',
          sex: 'F',
          birthName: 'Modèle',
          firstName: 'Lou',
          birthDate: addMonths(on, -12 * 20),
        },
      },
      employer: 'model',
      fields: () => ({
        'prescriber.kind': 'mission-locale',
        'prescriber.name': 'Mission locale modèle (démonstration)',
        'prescriber.address': '1 place de l’Exemple, 13001 Marseille',
        'beneficiary.isEmployed': false,
        'host.activity': 'Centre d’appels',
        'support.isDistinct': false,
        'support.referent': 'Conseillère A',
        'support.referentJob': 'Conseillère en insertion',
        'immersion.trade': 'Conseiller relation client à distance',
        'immersion.object': 'discover-trade',
        'immersion.aims':
          'Observer le métier ; participer à des appels simples avec la personne chargée de l’accueil.',
        'immersion.evaluation': 'Entretien à mi-parcours et bilan écrit à trois, le dernier jour.',
        'contract.concludedOn': signedOn,
        'contract.startsOn': startsOn,
        'contract.endsOn': endsOn,
        'contract.weeklyHours': 30,
        'contract.weeklyMinutes': 0,
        'immersion.totalHours': 60,
        'immersion.place': '12 rue des Lilas, 13001 Marseille',
        'immersion.schedule': 'Du lundi au vendredi, de 9 h à 12 h et de 13 h à 16 h.',
        'immersion.tasks': 'Écoute d’appels, prise en main de l’outil, réponse à des demandes courantes.',
        'immersion.protection': 'Casque audio fourni par la structure.',
        'immersion.isNoJob': true,
        'immersion.isRenewal': false,
        'immersion.earlierConventions': 0,
        'signature.place': 'Marseille',
      }),
      hasDocuments: true,
      acts: [
        { to: 'ready', on: signedOn },
        { to: 'signed', on: signedOn, dates: { signedOn } },
        { to: 'ended', on: addDays(endsOn, 1), dates: { endedOn: endsOn } },
      ],
      isComplete: true,
    },
  ];
};
