import { isWholeCopy, type RegisteredCopy } from '../../shared/portfolio';
import { count } from '../ui/french';

/** What the change of one secret alone leaves behind. */
export const aloneLeaves = (copies: readonly RegisteredCopy[], former: string): string => {
  const whole = copies.filter(isWholeCopy).length;
  const first =
    whole === 0
      ? 'Aucune copie n’est connue.'
      : `${count(whole, 'copie faite jusqu’ici s’ouvrira', 'copies faites jusqu’ici s’ouvriront')} encore avec ${former}.`;
  return `${first} La clé qui chiffre le portefeuille ne change pas\u202f: qui l’a déjà ouvert avec une copie de ses fichiers peut lire la suite. À choisir si personne n’a pu lire ni copier.`;
};

/** What the change of all keys leaves behind. */
export const allLeaves = (copies: readonly RegisteredCopy[], former: string): string => {
  const whole = copies.filter(isWholeCopy);
  const there = whole.filter(({ reach }) => reach === 'there').length;
  const away = whole.length - there;
  return `Le portefeuille est chiffré à nouveau${there === 0 ? '' : `, avec ${count(there, 'copie', 'copies')} que Vivier peut atteindre`}\u202f; une phrase secrète et une clé de secours nouvelles. ${
    away === 0
      ? 'Aucune copie connue n’est hors d’atteinte.'
      : `${count(away, 'copie hors d’atteinte s’ouvrira', 'copies hors d’atteinte s’ouvriront')} encore avec ${former}\u202f: à retrouver et à supprimer (Paramètres, Sauvegardes).`
  } À choisir si quelqu’un a pu lire le secret ou emporter une copie.`;
};
