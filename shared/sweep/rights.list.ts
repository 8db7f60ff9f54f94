import type { CivilDate } from '../base/time';
import {
  factLabel,
  isInForce,
  outlookAnswers,
  outlookWords,
  personFacts,
  type SchemeCode,
  schemeOf,
  schemes,
  shortNameOf,
} from '../law';
import { alternatives, candidatesList, column, type DeclaredView, type ListDeclaration } from '../lists';
import { offeredOnce } from '../rights';

const choiceOf = (scheme: SchemeCode) => ({
  value: scheme,
  label: schemeOf(scheme)?.label ?? scheme,
  short: shortNameOf(scheme),
});
const enterable = [...new Set(offeredOnce.map(({ scheme }) => scheme))];

/** Those of the day first, in their order; what is closed, or not open yet, after them. */
const groupsOf = (codes: readonly SchemeCode[]) => (on: CivilDate) => {
  const own = schemes.filter(({ id }) => codes.includes(id));
  const groups = [
    { heading: 'En vigueur', values: own.filter((scheme) => isInForce(scheme, on, 'metropole')) },
    { heading: 'À venir', values: own.filter(({ from }) => from > on) },
    { heading: 'Terminés', values: own.filter(({ to }) => to !== null && to < on) },
  ];
  return groups.flatMap(({ heading, values }) =>
    values.length === 0 ? [] : [{ heading, values: values.map(({ id }) => id) }],
  );
};
const capital = (text: string): string => text.replace(/^./u, (first) => first.toLocaleUpperCase('fr'));

/** Columns of the list of candidates that serve here too. */
const ofPerson = (id: string, isDefault: boolean) =>
  candidatesList.columns.filter((each) => each.id === id).map((each) => ({ ...each, isDefault }));

const view = (given: Omit<DeclaredView, 'sort'> & Partial<DeclaredView>): DeclaredView => ({
  sort: { key: 'name', descending: false },
  ...given,
});
const coming = { sort: { key: 'changesOn', descending: false } };
const within = { field: 'changesOn', operator: 'coming', value: 90 } as const;
const answered = (...codes: string[]) => ({ field: 'answer', operator: 'one-of' as const, value: codes });

/**
 * What the law says of everyone: a row for each person, who has an answer for each scheme. Filters on the scheme, the
 * answer and its change are asked of one answer, the same for all of them, and the row shows the answers that meet them.
 */
export const rightsList: ListDeclaration = {
  id: 'rights',
  title: 'Droits des candidats',
  one: 'candidat',
  many: 'candidats',
  sort: { key: 'name', descending: false },
  opensOn: 'open',
  views: [
    view({
      id: 'open',
      name: 'Possibles aujourd’hui',
      filters: [answered('compatible', 'reserved')],
      columns: ['name', 'birthDate', 'scheme', 'changesOn', 'change', 'underWay'],
      none: 'Rien de possible aujourd’hui',
      advice:
        'Donnez les réponses demandées dans la vue « Il manque des réponses » : chacune peut ouvrir un droit.',
    }),
    view({
      id: 'to-check',
      name: 'Il manque des réponses',
      filters: [answered('incomplete', 'closed-unless', 'to-check')],
      columns: ['name', 'birthDate', 'missing', 'scheme', 'underWay'],
      none: 'Aucune réponse ne manque',
      advice: 'Les fiches répondent à toutes les questions des dispositifs en vigueur.',
    }),
    view({
      ...coming,
      id: 'ends-soon',
      name: 'Se ferment bientôt',
      filters: [{ field: 'way', operator: 'one-of', value: ['ends'] }, within],
      columns: ['name', 'birthDate', 'changesOn', 'change', 'why', 'underWay'],
      none: 'Aucun droit ne se ferme dans ce délai',
      advice: 'Choisissez un délai plus long pour voir plus loin.',
    }),
    view({
      ...coming,
      id: 'opens-soon',
      name: 'S’ouvrent bientôt',
      filters: [{ field: 'way', operator: 'one-of', value: ['opens'] }, within],
      columns: ['name', 'birthDate', 'changesOn', 'change', 'why', 'underWay'],
      none: 'Aucun droit ne s’ouvre dans ce délai',
      advice: 'Choisissez un délai plus long pour voir plus loin.',
    }),
  ],
  columns: [
    ...ofPerson('name', true),
    // The age stands beside, in the panel: a day needs no more room here.
    ...ofPerson('birthDate', true).map((each) => ({ ...each, width: 112, grows: 0 })),
    ...ofPerson('age', false),
    column({
      id: 'scheme',
      heading: 'Dispositifs',
      label: 'Dispositif',
      kind: 'several',
      width: 140,
      grows: 2,
      choices: schemes.map(({ id }) => choiceOf(id)),
      groupsOn: groupsOf(schemes.map(({ id }) => id)),
      words: { oneOf: (words) => `pour ${alternatives(words)}` },
    }),
    column({
      id: 'answer',
      heading: 'Réponse',
      kind: 'several',
      width: 190,
      grows: 1,
      choices: outlookAnswers.map(({ code, words }) => ({
        value: code,
        label: capital(words),
        short: words,
      })),
      words: { oneOf: (_words, values) => outlookWords(values) },
    }),
    column({
      id: 'missing',
      heading: 'Il manque',
      label: 'Réponses qui manquent',
      said: 'il manque',
      kind: 'several',
      width: 170,
      grows: 2,
      choices: personFacts.map((path) => ({ value: path, label: factLabel(path) })),
    }),
    column({
      id: 'way',
      heading: 'Se ferme ou s’ouvre',
      said: 'ce qui change',
      kind: 'several',
      width: 120,
      isDefault: false,
      choices: [
        { value: 'ends', label: 'Se ferme', short: 'se ferme' },
        { value: 'opens', label: 'S’ouvre', short: 's’ouvre' },
      ],
      words: {
        oneOf: (_words, values) =>
          alternatives(values.map((value) => (value === 'ends' ? 'qui se ferment' : 'qui s’ouvrent'))),
      },
    }),
    column({
      id: 'changesOn',
      heading: 'Change le',
      label: 'Jour du changement',
      kind: 'date',
      width: 100,
      // The day of a birthday tells the day of birth.
      isPrivate: true,
      words: { between: (span) => `changeant ${span}` },
    }),
    column({
      id: 'change',
      heading: 'Ce qui change',
      kind: 'text',
      width: 150,
      grows: 2,
      isFilterable: false,
    }),
    column({
      id: 'why',
      heading: 'Pourquoi maintenant',
      kind: 'text',
      width: 160,
      grows: 2,
      isPrivate: true,
      isFilterable: false,
    }),
    column({
      id: 'underWay',
      heading: 'En cours',
      label: 'Dispositifs en cours',
      kind: 'several',
      width: 110,
      grows: 1,
      isOptional: true,
      choices: enterable.map(choiceOf),
      groupsOn: groupsOf(enterable),
      words: {
        oneOf: (words) => `déjà en ${alternatives(words)}`,
        empty: 'sans dispositif en cours',
        filled: 'en dispositif',
      },
    }),
    ...['commune', 'adviser', 'level'].flatMap((id) => ofPerson(id, false)),
  ],
};
