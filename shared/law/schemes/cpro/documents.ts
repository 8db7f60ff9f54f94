import { addMonths, type CivilDate, civilDate } from '../../../base/time';
import { askedDocuments, type CatalogueDocument, type RequiredDocument } from '../../engine/documents';
import { valueOn } from '../../engine/parameter';
import { both, certain, either, holds, isTrue, type Judgement } from '../../engine/rule';
import { source } from '../../engine/source';
import { type Ask, asking, type Facts, factTable as facts } from '../../facts/facts';
import { aged } from '../common/person.rules';
import {
  cproFrom,
  longSeekerMonths,
  priorityLongSeeker,
  seekerAge,
  thirdPublicBenefits,
  tutorFrom,
} from './parameters';

/** What decides of a document besides the facts. */
export interface DocumentContext {
  /** Two employers of a seasonal activity, or host companies. */
  readonly hasSecondEmployer?: boolean;
  /** The company trains through its own training service. */
  readonly trainsItself?: boolean;
}

interface DocumentRule extends CatalogueDocument {
  readonly asked: (ask: Ask, on: CivilDate, context: DocumentContext) => Judgement;
}

const always = (): Judgement => certain(true);

/** The catalogue of the scheme, in the order of the file. */
const documentRules: readonly DocumentRule[] = [
  { code: 'ID', condition: 'Toujours.', source: source([], 'usage'), from: cproFrom, asked: always },
  {
    code: 'SEJ',
    condition: 'Hors de l’Union européenne, de l’Espace économique européen et de la Suisse.',
    source: source([], 'circulaire DGEFP de 2007'),
    from: cproFrom,
    asked: (ask) => isTrue(ask, facts.workPermitNeeded),
  },
  {
    code: 'DIP',
    condition: 'Toujours : le salaire dépend du diplôme.',
    source: source(['D6325-15']),
    from: cproFrom,
    asked: always,
  },
  {
    code: 'DE',
    condition: 'Pour un demandeur d’emploi de 26 ans et plus, ou inscrit depuis plus d’un an.',
    source: source(['L6325-1', 'L6325-1-1']),
    from: cproFrom,
    asked: (ask, on) => {
      const since = ask(facts.registeredJobSeekerSince);
      const registered = (test: (since: CivilDate) => boolean): Judgement =>
        holds(facts.registeredJobSeekerSince, since, 'no', test);
      return either(
        both(
          aged(ask, on, (age) => age >= seekerAge),
          registered((day) => day <= on),
        ),
        both(
          certain(valueOn(priorityLongSeeker, on)?.value === true),
          registered((day) => addMonths(day, longSeekerMonths) < on),
        ),
      );
    },
  },
  {
    code: 'MIN',
    condition: 'Pour un bénéficiaire du RSA, de l’ASS ou de l’AAH.',
    source: source(['L6325-1']),
    from: cproFrom,
    asked: (ask) =>
      holds(facts.benefits, ask(facts.benefits), 'no', (benefits) =>
        benefits.some((benefit) => thirdPublicBenefits.has(benefit)),
      ),
  },
  {
    code: 'REP',
    condition: 'Avant 18 ans.',
    source: source([], 'capacité du mineur'),
    from: cproFrom,
    asked: (ask, on) => aged(ask, on, (age) => age < 18),
  },
  { code: 'PRG', condition: 'Toujours.', source: source(['D6325-11']), from: cproFrom, asked: always },
  {
    code: 'CONV',
    condition: 'Sauf si l’entreprise forme par son propre service de formation.',
    source: source(['D6325-12']),
    from: cproFrom,
    asked: (_ask, _on, context) => certain(context.trainsItself !== true),
  },
  {
    code: 'TRI',
    condition: 'Deux employeurs saisonniers, ou accueil dans d’autres entreprises.',
    source: source(['L6325-4-1', 'D6325-31']),
    from: civilDate('2011-07-30'),
    asked: (_ask, _on, context) => certain(context.hasSecondEmployer === true),
  },
  {
    code: 'TUT',
    condition: 'Toujours.',
    source: source(['L6325-3-1', 'D6325-6']),
    from: tutorFrom,
    asked: always,
  },
];

/** Documents that may be asked once a missing fact is known are listed too, as not required. */
export function requiredDocuments(given: Facts, context: DocumentContext = {}): readonly RequiredDocument[] {
  const ask = asking(given);
  return askedDocuments(documentRules, given.on, ({ asked }) => asked(ask, given.on, context));
}
