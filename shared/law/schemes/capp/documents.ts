import { addDays, type CivilDate, completedMonths } from '../../../base/time';
import { askedDocuments, type CatalogueDocument, type RequiredDocument } from '../../engine/documents';
import { certain, isTrue, type Judgement, lacking } from '../../engine/rule';
import { source } from '../../engine/source';
import { type Ask, asking, type Facts, factTable as facts, knownDate } from '../../facts/facts';
import { aged, majority } from '../common/person.rules';
import { cappFrom, filingReformFrom, reformFrom } from './parameters';

interface DocumentRule extends CatalogueDocument {
  readonly asked: (ask: Ask, on: CivilDate) => Judgement;
}

const always = (): Judgement => certain(true);

/** The length of the contract is not that of the cycle: a convention of three parties says so (L. 6222-7-1). */
function isAdjusted(ask: Ask): Judgement {
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const cycle = ask(facts.cycleMonths);
  const extension = ask(facts.extension);
  if (extension.state === 'known') return certain(extension.value === 'adjusted-start');
  if (cycle.state !== 'known' || start === null || end === null)
    return lacking(...(cycle.state === 'known' ? [] : [facts.cycleMonths]));
  const months = completedMonths(start, addDays(end, 1));
  // A begun month counts: a cycle ends a few days before whole years have run.
  return certain(months > cycle.value || months + 1 < cycle.value);
}

/** The catalogue of the scheme, in the order of the file. */
const documentRules: readonly DocumentRule[] = [
  { code: 'ID', condition: 'Toujours.', source: source([], 'usage'), from: cappFrom, asked: always },
  {
    code: 'SEJ',
    condition: 'Hors de l’Union européenne, de l’Espace économique européen et de la Suisse.',
    source: source(['L5221-5']),
    from: cappFrom,
    asked: (ask) => isTrue(ask, facts.workPermitNeeded),
  },
  {
    code: 'DIP',
    condition: 'Toujours : le formulaire demande le dernier diplôme, et le salaire peut en dépendre.',
    source: source(['D6222-30']),
    from: cappFrom,
    asked: always,
  },
  {
    code: 'RQTH',
    condition: 'Pour un travailleur handicapé : âge, durée et aide à l’employeur en dépendent.',
    source: source(['L6222-2', 'L6222-37']),
    from: cappFrom,
    asked: (ask) => isTrue(ask, facts.disabledWorker),
  },
  {
    code: 'REP',
    condition: 'Avant 18 ans : le représentant légal signe le contrat.',
    source: source(['R6222-2']),
    from: cappFrom,
    asked: (ask, on) => aged(ask, on, (age) => age < majority),
  },
  {
    code: 'CONV',
    condition:
      'Toujours : convention de formation, ou annexe pédagogique et financière du centre d’entreprise.',
    source: source(['D6224-1']),
    from: filingReformFrom,
    asked: always,
  },
  {
    code: 'TRI',
    condition: 'Durée plus courte ou plus longue que le cycle de formation.',
    source: source(['L6222-7-1', 'R6222-6']),
    from: cappFrom,
    asked: isAdjusted,
  },
  {
    code: 'TUT',
    condition: 'Toujours : l’employeur atteste que le maître d’apprentissage remplit les conditions.',
    source: source(['R6222-3', 'L6223-8-1']),
    from: reformFrom,
    asked: always,
  },
];

/** Documents that may be asked once a missing fact is known are listed too, as not required. */
export function apprenticeDocuments(given: Facts): readonly RequiredDocument[] {
  const ask = asking(given);
  return askedDocuments(documentRules, given.on, ({ asked }) => asked(ask, given.on));
}
