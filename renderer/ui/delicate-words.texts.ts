import { agree, typography } from '../../shared/base/text';
import type { DelicateCategory } from '../../shared/privacy';

/** What is said under a free text, when it seems to hold what it should not (RGPD, articles 9 and 10). */
const categories: Readonly<Record<DelicateCategory, { readonly said: string; readonly instead: string }>> = {
  health: { said: 'de santé', instead: 'un aménagement nécessaire, pas sa cause' },
  offence: {
    said: 'd’infraction ou de condamnation',
    instead: 'un horaire ou un métier à exclure, pas la raison',
  },
  opinion: {
    said: 'd’opinion, de syndicat ou de religion',
    instead: 'une disponibilité ou un souhait, pas la conviction',
  },
  origin: { said: 'd’origine', instead: 'une langue parlée ou une démarche à faire, pas l’origine' },
  sexLife: { said: 'de vie sexuelle', instead: 'un besoin ou une démarche à faire, pas la vie intime' },
};

/** RGPD, article 10 for offences, article 9 for the rest. */
const articleOf = (category: DelicateCategory): number => (category === 'offence' ? 10 : 9);

const articlesOf = (found: readonly DelicateCategory[]): string => {
  const articles = [...new Set(found.map(articleOf))].toSorted((one, other) => one - other);
  return `${agree(articles.length, 'article', 'articles')} ${articles.join(' et ')}`;
};

export const delicateWordsTexts = {
  opens: typography('À relire : ce texte semble parler'),
  seems: (category: DelicateCategory, words: readonly string[]) =>
    `${categories[category].said} (${words.map((one) => typography(`« ${one} »`)).join(', ')})`,
  why: (found: readonly DelicateCategory[]) =>
    `Ces données sont protégées (RGPD, ${articlesOf(found)}) et n’ont pas leur place dans un texte libre, que la personne peut demander à lire.`,
  instead: (found: readonly DelicateCategory[]) => {
    const [only] = found;
    return typography(
      `Écrivez ce qui aide l’accompagnement : ${
        only !== undefined && found.length === 1
          ? categories[only].instead
          : 'un aménagement, une disponibilité, une démarche, pas leur cause'
      }.`,
    );
  },
  /** The same, F9 being on: neither the words nor what they are about. */
  discreet: typography(
    'À relire : ce texte semble contenir des données protégées (RGPD). Écrivez ce qui aide l’accompagnement, pas sa cause.',
  ),
} as const;
