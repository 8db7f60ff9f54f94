import { addDays, addMonths, type CivilDate } from '../../../base/time';
import { branchLabel, type ContractFileStatus } from '../../../fields';
import { cproLaw } from '../../../law';
import type { Fields } from '../../engine/contract-file.schema';
import { factsOf } from '../../engine/facts';
import type { DemoAct, DemoFile, KindContext } from '../../engine/kind';
import { cproFacts } from './facts';

interface Dates {
  readonly concludedOn: CivilDate;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** A year of contract, concluded five days before it begins. */
const yearFrom = (startsOn: CivilDate): Dates => ({
  concludedOn: addDays(startsOn, -5),
  startsOn,
  endsOn: addDays(addMonths(startsOn, 12), -1),
});

const fieldsOf = ({ concludedOn, startsOn, endsOn }: Dates, idcc: string): Fields => ({
  'employer.collectiveAgreement': branchLabel(idcc) ?? 'Convention de la branche',
  'employer.weeklyHours': 35,
  'tutor.isVolunteer': true,
  'tutor.isAttested': true,
  'candidate.previousSituation': '9',
  'candidate.highestDiploma': '42',
  'contract.nature': 'CDD',
  'contract.type': '11',
  'contract.jobTitle': 'Conseiller relation client à distance',
  'contract.classification': 'Employé, niveau 2',
  'contract.coefficient': '140',
  'contract.trialDays': 30,
  'contract.dangerousMachines': false,
  'contract.concludedOn': concludedOn,
  'contract.startsOn': startsOn,
  'contract.endsOn': endsOn,
  'contract.weeklyHours': 35,
  'contract.weeklyMinutes': 0,
  'agreement.applies': false,
  'training.isInternal': false,
  'training.bodyName': 'Organisme de formation modèle (démonstration)',
  'training.bodyAddress': '3 place de l’Église, 13001 Marseille',
  'training.activityNumber': '93130000099',
  'training.bodySiret': '99999003900011',
  'training.bodyCount': 1,
  'training.qualificationType': '1',
  'training.diploma': '49',
  'training.title': 'Titre professionnel conseiller relation client à distance',
  'training.rncp': 'RNCP35304',
  'training.nsf': '312t',
  'training.organisation':
    'Une semaine de formation par mois, en centre ; évaluation en cours et jury en fin de parcours.',
  'training.startsOn': addDays(startsOn, 7),
  'training.endsOn': addDays(endsOn, -10),
  'training.totalHours': 350,
  'training.teachingHours': 320,
  'training.remoteHours': 30,
  'documents.areAttested': true,
  'signature.place': 'Marseille',
});

/** A pay that never falls under the minimum of the schedule, rounded up to ten euros. */
function payFor({ candidate, employer }: KindContext, fields: Fields, on: CivilDate): number {
  const facts = factsOf(candidate, employer, fields, on, { own: cproFacts(fields) });
  const amounts = (cproLaw.monthlyPaySchedule(facts)?.lines ?? []).map((line) => line.monthlyGrossCents ?? 0);
  return Math.ceil(Math.max(0, ...amounts) / 10_00) * 10_00;
}

/** The acts that bring a file from its draft to a state, each on a day that fits its dates. */
function actsTo(
  status: ContractFileStatus,
  { concludedOn, startsOn, endsOn }: Dates,
  on: CivilDate,
): readonly DemoAct[] {
  const ready: DemoAct = { to: 'ready', on: concludedOn < on ? concludedOn : on };
  const signed: DemoAct = { to: 'signed', on: concludedOn, dates: { signedOn: concludedOn } };
  const filedOn = addDays(startsOn, 3);
  const filed: DemoAct = { to: 'filed', on: filedOn, dates: { filedOn, receivedOn: filedOn } };
  const decidedOn = addDays(startsOn, 15);
  const accepted: DemoAct = { to: 'accepted', on: decidedOn, dates: { decidedOn } };
  const brokenOn = addDays(startsOn, 60);
  switch (status) {
    case 'draft':
      return [];
    case 'ready':
      return [ready];
    case 'signed':
      return [ready, signed];
    case 'filed':
      return [ready, signed, filed];
    case 'accepted':
      return [ready, signed, filed, accepted];
    case 'refused':
      return [ready, signed, filed, { to: 'refused', on: decidedOn, dates: { decidedOn } }];
    case 'ended':
      return [
        ready,
        signed,
        filed,
        accepted,
        { to: 'ended', on: addDays(endsOn, 1), dates: { endedOn: endsOn } },
      ];
    case 'broken':
      return [ready, signed, filed, accepted, { to: 'broken', on: brokenOn, dates: { brokenOn } }];
    case 'cancelled':
      return [{ to: 'cancelled', on: addDays(concludedOn, -2) }];
  }
}

/** One file in each state, with when its contract begins, in days from the day of the demonstration. */
const states: readonly (readonly [status: ContractFileStatus, startsIn: number])[] = [
  ['draft', 20],
  ['ready', 12],
  ['signed', 3],
  ['filed', -12],
  ['accepted', -75],
  ['refused', -60],
  ['ended', -400],
  ['broken', -110],
  ['cancelled', 8],
];

/** One file in each state; the accepted one is complete. */
export const cproDemo = (on: CivilDate): readonly DemoFile[] =>
  states.map(([status, startsIn], index): DemoFile => {
    const dates = yearFrom(addDays(on, startsIn));
    const { concludedOn } = dates;
    const isDraft = status === 'draft';
    return {
      openedOn: addDays(concludedOn < on ? concludedOn : on, -7),
      person: {
        from: 'portfolio',
        completed: (known) => ({
          level: '4',
          diplomaObtained: 'yes',
          diplomaKind: 'general',
          upperSecondaryValidated: 'yes',
          jobSeeker: 'yes',
          jobSeekerSince: addMonths(concludedOn, -8),
          jobSeekerNumber: known.jobSeekerNumber || '0000002B',
          disabledWorker: 'no',
          benefits: [],
          formerAidedContract: 'no',
          student: 'no',
          inTraining: 'no',
        }),
        otherwise: {
          fileNumber: `DEMO-CPRO-${index + 1}`,
          sex: index % 2 === 0 ? 'F' : 'M',
          birthName: `Exemple${'ABCDEFGHI'.charAt(index)}`,
          firstName: 'Sacha',
          birthDate: addDays(addMonths(on, -12 * 21), -index),
          specialDifficulties: 'unknown',
        },
      },
      employer: status === 'accepted' ? 'model' : 'any',
      fields: (context) => {
        const fields = fieldsOf(dates, context.employer?.idcc ?? '');
        const complete = { ...fields, 'contract.monthlyGross': payFor(context, fields, on) };
        // A draft stands where its adviser left it: the training is still to be written.
        return isDraft
          ? Object.fromEntries(
              Object.entries(complete).filter(
                ([key]) => !key.startsWith('training.') && !key.startsWith('documents.'),
              ),
            )
          : complete;
      },
      hasDocuments: !isDraft && status !== 'cancelled',
      acts: actsTo(status, dates, on),
      isComplete: status === 'accepted',
    };
  });
