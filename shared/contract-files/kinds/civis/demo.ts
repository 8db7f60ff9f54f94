import { addDays, civilDate } from '../../../base/time';
import type { DemoFile } from '../../engine/kind';

const signedOn = civilDate('2010-03-29');

/** A complete CIVIS of 2010. */
export const civisDemo = (): readonly DemoFile[] => [
  {
    openedOn: addDays(signedOn, -10),
    person: {
      from: 'demonstration',
      record: {
        fileNumber: 'DEMO-CIVIS',
        sex: 'F',
        birthName: 'Exemple',
        firstName: 'Lou',
        birthDate: civilDate('1990-06-18'),
        level: 'V',
        diplomaObtained: 'no',
        jobSeekerSince: civilDate('2009-09-01'),
      },
    },
    employer: 'none',
    fields: () => ({
      'civis.entryReason': 'level',
      'civis.type': 'reinforced',
      'civis.objective': 'lasting-job',
      'civis.pathway': 'training',
      'contract.concludedOn': signedOn,
      'contract.startsOn': signedOn,
      'contract.endsOn': civilDate('2011-03-28'),
      'contract.renewals': 0,
      'civis.referent': 'Conseillère A',
      'civis.contactKind': 'interview',
      'civis.contactFrequency': 'weekly-then-monthly',
      'civis.actions':
        'Avril : bilan et projet. Mai à juillet : remise à niveau. Septembre : évaluation en milieu de travail dans un centre de contacts.',
      'civis.evaluation': 'Un point écrit tous les trois mois entre le jeune et son référent.',
      'civis.isCommitted': true,
      'civis.planMadeOn': signedOn,
      'allowance.isAsked': true,
      'allowance.dailyAmount': 10_00,
      'signature.place': 'Marseille',
    }),
    hasDocuments: true,
    acts: [
      { to: 'ready', on: signedOn },
      { to: 'signed', on: signedOn, dates: { signedOn } },
      { to: 'ended', on: civilDate('2011-03-29'), dates: { endedOn: civilDate('2011-03-28') } },
    ],
    isComplete: true,
  },
];
