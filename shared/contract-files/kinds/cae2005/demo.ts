import { addDays, civilDate } from '../../../base/time';
import type { DemoEmployer, DemoFile } from '../../engine/kind';

const signedOn = civilDate('2006-09-11');

const workshop: DemoEmployer = {
  name: 'Chantier d’insertion Les Lilas (démonstration)',
  siret: '99999002100019',
  kind: 'association',
  naf: '853K',
  headcount: 14,
  phone: '+33465710003',
  email: 'chantier.lilas@example.org',
  contacts: [
    { lastName: 'Modèle', firstName: 'Camille', role: 'Présidence', phone: '', email: '', isSignatory: true },
  ],
};

/** A complete CAE of 2006, in an integration workshop that bears it for a call centre. */
export const cae2005Demo = (): readonly DemoFile[] => [
  {
    openedOn: addDays(signedOn, -14),
    person: {
      from: 'demonstration',
      record: {
        fileNumber: 'DEMO-CAE',
        sex: 'M',
        birthName: 'Modèle',
        firstName: 'Sacha',
        birthDate: civilDate('1984-11-02'),
        level: 'Vbis',
        diplomaObtained: 'no',
        jobSeekerSince: civilDate('2005-10-03'),
      },
    },
    employer: workshop,
    fields: () => ({
      'employer.isWorkshop': true,
      'partner.name': 'Centre de contacts modèle (démonstration)',
      'contract.jobTitle': 'Agent d’accueil téléphonique',
      'contract.rome': '12121',
      'contract.concludedOn': signedOn,
      'contract.startsOn': civilDate('2006-09-18'),
      'contract.endsOn': civilDate('2007-09-17'),
      'contract.renewals': 0,
      'contract.weeklyHours': 26,
      'contract.monthlyGross': 960_00,
      'support.referent': 'Conseillère A, mission locale',
      'support.tutor': 'Camille Modèle, présidence',
      'support.actions':
        'Aide à la prise de poste ; formation à la relation client à distance ; bilan au sixième mois.',
      'aid.agency': 'Agence modèle (démonstration)',
      'aid.percent': 90,
      'signature.place': 'Marseille',
    }),
    hasDocuments: true,
    acts: [
      { to: 'ready', on: signedOn },
      { to: 'signed', on: signedOn, dates: { signedOn } },
      { to: 'ended', on: civilDate('2007-09-18'), dates: { endedOn: civilDate('2007-09-17') } },
    ],
    isComplete: true,
  },
];
