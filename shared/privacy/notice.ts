import { z } from 'zod';
import { typography } from '../base/text';
import { civilDateSchema } from '../base/time';
import { candidateFields, entriesOf } from '../fields';
import { retentionRules } from './retention';

/*
 * The notice of information (RGPD, articles 13 and 14): made of what is asked and why (`shared/fields`), of the rules of
 * retention, and of the settings of the structure. A version is issued, dated, and never altered.
 */

const noticeSectionSchema = z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) });
export const noticeContentSchema = z.strictObject({
  title: z.string(),
  sections: z.array(noticeSectionSchema),
  /** The same for somebody under 18, in short sentences. */
  minor: z.array(noticeSectionSchema),
});
export type NoticeContent = z.infer<typeof noticeContentSchema>;

export const noticeVersionSchema = z.strictObject({
  number: z.number().int().min(1),
  issuedOn: civilDateSchema,
  author: z.string(),
  content: noticeContentSchema,
  sha256: z.string(),
});
export type NoticeVersion = z.infer<typeof noticeVersionSchema>;

export const noticeGivenSchema = z.strictObject({
  id: z.uuid(),
  number: z.number().int().min(1),
  givenOn: civilDateSchema,
  givenBy: z.string(),
  isMinorWording: z.boolean(),
});
export type NoticeGiven = z.infer<typeof noticeGivenSchema>;

interface Structure {
  readonly structureName: string;
  readonly street: string;
  readonly postcode: string;
  readonly commune: string;
  readonly email: string;
  readonly phone: string;
  readonly dpoContact: string;
}
const toComplete = 'à compléter';
const orMissing = (text: string): string => (text.trim() === '' ? toComplete : text.trim());

/** Fields whose purpose is told, each purpose once with what is asked for it. */
function purposes(): readonly string[] {
  const byPurpose = new Map<string, string[]>();
  for (const [, { purpose, label }] of entriesOf(candidateFields))
    byPurpose.set(purpose, [...(byPurpose.get(purpose) ?? []), label.toLocaleLowerCase('fr')]);
  return [...byPurpose].map(([purpose, labels]) => typography(`${purpose} (${labels.join(', ')})`));
}

/** The words of the notice as they would be issued today. Pure. */
export function noticeContent(structure: Structure): NoticeContent {
  const name = orMissing(structure.structureName);
  const address = [structure.street, `${structure.postcode} ${structure.commune}`.trim()]
    .filter((part) => part !== '')
    .join(', ');
  const reach = [address, structure.phone, structure.email].filter((part) => part !== '').join(' ; ');
  const say = (title: string, ...paragraphs: readonly string[]) => ({
    title: typography(title),
    paragraphs: paragraphs.map(typography),
  });
  return {
    title: 'Vos données, et vos droits',
    sections: [
      say(
        'Qui garde vos données',
        `${name}. Pour joindre la structure : ${orMissing(reach)}.`,
        `Délégué à la protection des données : ${orMissing(structure.dpoContact)}.`,
      ),
      say(
        'Pourquoi',
        'Vous accueillir et vous accompagner vers l’emploi est une mission d’intérêt public (RGPD, article 6-1-e). Votre accord est demandé à part pour joindre un proche ou vous présenter à un employeur.',
      ),
      { title: 'Ce qui est demandé', paragraphs: [...purposes()] },
      say(
        'Qui les voit',
        'Votre conseiller et ses collègues habilités ; un employeur, seulement ce qu’un contrat demande. Les chiffres envoyés à l’État ne nomment personne.',
        'Vos données restent chiffrées sur l’ordinateur de la structure ; rien ne part vers un autre pays, et aucune décision n’est prise par une machine seule.',
      ),
      {
        title: 'Combien de temps',
        paragraphs: retentionRules
          .filter(({ effect }) => effect === 'limit' || effect === 'defers')
          .map(({ about, sentence, confidence }) =>
            typography(`${about} : ${sentence}${confidence === 'N' ? ' (durée à vérifier)' : ''}`),
          ),
      },
      say(
        'Vos droits',
        'Lire ce qui est gardé de vous et en avoir copie, le faire corriger, demander qu’il soit effacé ou qu’on n’y touche plus, vous opposer à certains usages : les listes, la recherche de profils, la transmission à un collègue. Une réponse vous est due en un mois ; deux de plus si c’est compliqué, et on vous dit alors pourquoi.',
        'Si la réponse ne vous convient pas : CNIL, 3 place de Fontenoy, 75007 Paris, www.cnil.fr.',
      ),
      say(
        'D’où elles viennent',
        'De vous, et parfois de l’organisme qui vous a orienté ou du logiciel national des missions locales.',
      ),
    ],
    minor: [
      say(
        'À quoi ça sert',
        `${name} note des informations sur toi pour t’aider à trouver une formation ou un travail.`,
      ),
      say(
        'Qui les lit',
        'Ton conseiller et les personnes qui travaillent avec lui. Un employeur ne voit que ce qu’il faut pour un contrat.',
      ),
      say(
        'Ce que tu peux demander',
        'Lire tout ce qui est écrit sur toi, faire corriger ce qui est faux, dire non à certains usages. Tu peux le faire seul ou avec ton représentant légal.',
      ),
      say(
        'Combien de temps',
        'Jusqu’à deux ans après le dernier contact, et au plus tard deux ans après tes 26 ans, sauf programme en cours.',
      ),
      say(
        'À qui parler',
        `À ton conseiller, ou au délégué à la protection des données : ${orMissing(structure.dpoContact)}. Tu peux aussi écrire à la CNIL (www.cnil.fr).`,
      ),
    ],
  };
}

/** The latest version that was given to a person, and whether a newer one is out. */
export function noticeState(
  given: readonly Pick<NoticeGiven, 'number'>[],
  latest: number | null,
): 'none' | 'older' | 'current' {
  const last = Math.max(0, ...given.map(({ number }) => number));
  if (last === 0) return 'none';
  return latest !== null && last < latest ? 'older' : 'current';
}

/** Whether content has something that a setting should say. */
export const isToComplete = (content: NoticeContent): boolean =>
  [...content.sections, ...content.minor].some(({ paragraphs }) =>
    paragraphs.some((text) => text.includes(toComplete)),
  );
