import { fold } from '../../../shared/base/text';
import { type LevelCode, levelInfo } from '../../../shared/fields';
import { empty, fault, oneLine, type ReadCell, remembering } from './normalise';

/*
 * The level of training, read by meaning. The level decides pay and priority: a diploma that is not held is not its level,
 * and what could be two levels is none. Such a cell is a fault, kept as written, so that somebody asks.
 */

type DiplomaKind = 'professional' | 'technological' | 'general' | null;
interface Diploma {
  readonly level: LevelCode;
  readonly kind: DiplomaKind;
  readonly in1969: string;
  readonly pattern: RegExp;
}
const diploma = (level: LevelCode, kind: DiplomaKind, in1969: string, pattern: RegExp): Diploma => ({
  level,
  kind,
  in1969,
  pattern,
});

/**
 * Diplomas that extracts write in the column of the level, and where décret 2019-14 puts them. Each is taken out of the text
 * as it is found: the longer writings come first.
 */
const diplomas: readonly Diploma[] = [
  diploma('8', null, 'I', /\b(?:doctorat|these|bacplus8)\b/gu),
  diploma('7', null, 'I', /\b(?:masters?(?: 2)?|mba|dess|dea|(?:diplome d )?ingenieur|bacplus5)\b/gu),
  diploma('6', 'professional', 'II', /\b(?:licence|bachelor) (?:pro|professionnelle)\b/gu),
  diploma('6', null, 'II', /\b(?:licence|but|bachelor|maitrise|bacplus3|bacplus4)\b/gu),
  diploma('5', 'professional', 'III', /\b(?:btsa?|brevet de technicien superieur(?: agricole)?)\b/gu),
  diploma('5', null, 'III', /\b(?:dut|deug|deust|bacplus2)\b/gu),
  diploma(
    '4',
    'professional',
    'IV',
    /\b(?:(?:bac|baccalaureat)s? (?:pro|professionnel)|bacpro|bp|brevet professionnel|bt|brevet de technicien|bma|bpjeps|beatep)\b/gu,
  ),
  diploma(
    '4',
    'technological',
    'IV',
    /\b(?:bac|baccalaureat)s? (?:techno|technologique|stmg|sti2d|st2s|stl|stav|std2a|stg|stt|sti|sms)\b/gu,
  ),
  diploma(
    '4',
    'general',
    'IV',
    /\b(?:bac|baccalaureat)s? (?:general|gen|s|es|l|scientifique|litteraire|economique et social)\b/gu,
  ),
  diploma('4', null, 'IV', /\b(?:bac|baccalaureat|daeu|capacite en droit)\b/gu),
  diploma(
    '3',
    'professional',
    'V',
    /\b(?:capa?|bepa?|bpa|certificat d aptitude professionnelle|brevet d etudes professionnelles|cfpa(?: du (?:premier|1er) degre)?)\b/gu,
  ),
  diploma(
    'infra3',
    null,
    'V bis ou VI',
    /\b(?:brevet(?: des colleges)?|diplome national du brevet|dnb|bepc|cfg|certificat de formation generale|cep|certificat d etudes(?: primaires)?)\b/gu,
  ),
];

const stated: Readonly<Record<string, LevelCode>> = {
  'infra 3': 'infra3',
  infra3: 'infra3',
  'infra iii': 'infra3',
  'infra v': 'infra3',
  'inferieur a 3': 'infra3',
  'inferieur au niveau 3': 'infra3',
  1: 'infra3',
  2: 'infra3',
  3: '3',
  4: '4',
  5: '5',
  6: '6',
  7: '7',
  8: '8',
  vi: 'VI',
  'v bis': 'Vbis',
  vbis: 'Vbis',
  '5 bis': 'Vbis',
  v: 'V',
  iv: 'IV',
  iii: 'III',
  ii: 'II',
  i: 'I',
};
const codes =
  'infra ?3|infra iii|infra v|inferieur a 3|inferieur au niveau 3|v ?bis|5 bis|vi|iv|v|iii|ii|i|[1-8]';
/** A level named as one, anywhere; or alone between two signs. */
const named = new RegExp(
  `\\b(?:niveaux?|niv|n)\\s?(${codes})\\b(?! ?(?:e|eme|re|ere|annee)\\b)(?: (?:ou|et|a) (${codes})\\b)?`,
  'gu',
);
const alone = new RegExp(`^(?:n )?(${codes})$|^(infra ?3|v ?bis|vi|iv|v|iii|ii|i) `, 'u');

/** No diploma at all. */
const none =
  /\b(?:sans|aucune?|pas de|non|ni) (?:diplomee?s?|qualification|certification|niveau|qualifiee?s?)\b|^(?:aucune?|sans|neant)$/gu;

/** The diploma beside these words is not held. */
const notHeld = new RegExp(
  `\\b(?:${[
    'non (?:obtenue?s?|validee?s?|acquise?s?|reussie?s?|admise?|certifiee?s?|terminee?s?|finie?s?|achevee?s?|passee?s?|presentee?s?|delivree?|obtention|validation|reussite)',
    '(?:pas|jamais) (?:ete )?(?:obtenue?|validee?|eu|reussie?|terminee?|finie?|acquise?|passee?|presentee?|diplomee?)',
    'sans (?:le |l |la )?(?:obtenir|obtention|validation|valider|avoir|passer|examen)',
    'abandon(?:nee?s?|s)?|echecs?|echouee?s?|ratee?s?|refusee?s?|ajournee?s?|recalee?s?',
    'rupture|rompue?|interrompue?s?|interruption|arretee?s?|arret|inachevee?s?|incomplete?',
    'en cours|en preparation|en formation|preparee?|en alternance|inscrite?|scolarisee?',
  ].join('|')})\\b`,
  'u',
);
/** What is held cannot be told from these words. */
const unclear = new RegExp(
  [
    `\\b(?:niveaux?|niv) (?:d |de |du |l )?(?:${'bac|cap|bep|bts|dut|but|licence|master|brevet|bp|dnb|bachelor'})`,
    '\\bbac(?:plus1|minus\\d)\\b',
    '\\b(?:licence|bachelor|bts|but|dut|deug|cap|bep|master) ?1\\b|\\b(?:licence|but) ?2\\b|\\b[lm][123]\\b',
    '\\b(?:\\d|premiere|deuxieme|troisieme|derniere) ?(?:e|er|re|ere|nd|nde|eme|ieme)? annee\\b',
    '\\b(?:terminale|premiere|seconde|2nde|1ere|college|lycee|segpa|ulis|3 ?eme|4 ?eme|5 ?eme|6 ?eme)\\b',
    '\\b(?:ou plus|et plus|minimum|au moins|equivalen\\w*|partiel\\w*|modules?|blocs?|attestation|infra bac)\\b',
    '\\b(?:souhait\\w*|demand\\w*|projet|recherche|veut|cherche|prevue?|visee?|a passer|a venir|attente|debut\\w*)\\b',
    '\\b(?:fin de|sortie?|quittee?|peut etre|environ|presque|non|pas|jamais|sans|sauf|inferieur|avant)\\b',
    '\\b20\\d\\d (?:20)?\\d\\d\\b',
  ].join('|'),
  'u',
);
const held =
  /\b(?:obtenue?s?|validee?s?|acquise?s?|reussie?s?|titulaire|diplomee?|admise?|mention (?:tb|tres bien|ab|assez bien|b|bien))\b/u;

/** Signs that folding would lose, as words: Bac+2, Bac-2, "5 ou +"; initials with dots, put together. */
const spelledOut = (text: string): string =>
  text
    .replace(/(?<![\p{L}])(?:\p{L}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
    .replace(/\bbac(?:calaur[ée]at)?\s?\+\s?(\d)(?!\d)/giu, ' bacplus$1 ')
    .replace(/\bbac(?:calaur[ée]at)?\s?[-–−]\s?(\d)(?!\d)/giu, ' bacminus$1 ')
    .replace(/\b(ou|et)\s?\+/giu, '$1 plus')
    .replace(/\?/gu, ' peut etre ');

const rankOf = (level: LevelCode): number => levelInfo[level].rank;
const isLowest = (level: LevelCode): boolean => rankOf(level) === 1;

const ASK = 'niveau à demander';

function readLevelCell(cell: string): ReadCell<LevelCode> {
  const text = oneLine(cell);
  if (text === '') return empty;
  const spelled = spelledOut(text);
  const folded = fold(spelled);
  if (folded === '') return empty;
  const parts = spelled
    .split(/[()[\];:,/|–—]|\s-|-\s/u)
    .map(fold)
    .filter((part) => part !== '');

  const levels: LevelCode[] = [];
  // Codes of the public employment service, in the nomenclature of 1969: NV5 is V.
  const [, service] = /^nv ?([1-5])\b/u.exec(folded) ?? [];
  if (service !== undefined)
    levels.push((['I', 'II', 'III', 'IV', 'V'] as const)[Number(service) - 1] ?? 'V');
  const say = (code: string | undefined): void => {
    const level = stated[(code ?? '').replace(/^infra ?3$/u, 'infra 3')];
    if (level !== undefined) levels.push(level);
  };
  let rest = folded.replace(named, (_, code: string, other?: string) => {
    say(code);
    say(other);
    return ' ';
  });
  for (const part of parts) {
    const [, code, begun] = alone.exec(part) ?? [];
    say(code ?? begun);
  }
  const isNone = none.test(rest);
  none.lastIndex = 0;
  rest = rest.replace(none, ' ');
  // Beside a level, « ou équivalent » says what the level is; beside a diploma, that it may be another.
  const described = levels.length > 0 ? folded.replace(/\b(?:ou|et) equivalents?\b/gu, ' ') : folded;
  const isUnclear = unclear.test(described.replace(named, ' ').replace(none, ' '));
  const found: Diploma[] = [];
  for (const one of diplomas)
    rest = rest.replace(one.pattern, () => {
      found.push(one);
      return ' ';
    });

  const isNotHeld = notHeld.test(folded);
  const all = [...levels, ...found.map(({ level }) => level)];
  const [first] = all;
  if (first === undefined)
    return isNone && !isUnclear ? lowest(text) : fault(isUnclear || isNotHeld ? ASK : 'niveau inconnu');
  const lowestNamed = levels.filter((level) => isLowest(level));
  // "V bis (rupture de CAP avant la dernière année)": the level says itself what is not held.
  if (
    lowestNamed.length > 0 &&
    lowestNamed.length === levels.length &&
    (isNotHeld || isNone || found.every(isOfLowest))
  )
    return new Set(levels).size === 1 && levels[0] !== undefined
      ? statedLevel(levels[0], text)
      : lowest(text);
  if (isNotHeld)
    return {
      kind: 'fault',
      reason: `ce diplôme n’est pas obtenu\u202f; ${ASK}`,
      also: { diplomaObtained: 'no' },
    };
  if (all.every(isLowest) && !isUnclear)
    return isNone || levels.length > 0 ? lowest(text) : lowest(text, text);
  if (isUnclear || isNone) return fault(`le diplôme détenu n’est pas dit\u202f; ${ASK}`);
  if (all.some((level) => rankOf(level) !== rankOf(first)))
    return fault(`plusieurs niveaux sont possibles\u202f; ${ASK}`);
  const obtained = held.test(folded) ? { diplomaObtained: 'yes' } : {};
  const [level, other] = new Set(levels);
  if (level !== undefined && other === undefined)
    return Object.keys(obtained).length === 0
      ? { kind: 'value', value: level }
      : { kind: 'value', value: level, also: obtained };
  if (level !== undefined) return fault(`plusieurs niveaux sont possibles\u202f; ${ASK}`);
  const kinds = new Set(found.map(({ kind }) => kind));
  const [kind = null] = kinds.size === 1 ? kinds : [];
  return {
    kind: 'value',
    value: first,
    note: `«\u202f${text}\u202f» lu ${levelInfo[first].label}, l’ancien niveau ${found[0]?.in1969 ?? ''}`,
    also: { diplomaLabel: text.slice(0, 200), diplomaKind: kind, ...obtained },
  };
}

const isOfLowest = ({ level }: Diploma): boolean => isLowest(level);

/** A lowest level that is written as such: kept in its nomenclature. */
const statedLevel = (level: LevelCode, text: string): ReadCell<LevelCode> =>
  /^(?:n(?:iv(?:eau)?)?\s*)?[12]$/u.test(fold(text)) ? lowest(text) : { kind: 'value', value: level };

/** No certification: what is under level 3, said. */
const lowest = (text: string, label?: string): ReadCell<LevelCode> => ({
  kind: 'value',
  value: 'infra3',
  note: `«\u202f${text}\u202f» lu infra 3, sans certification`,
  ...(label === undefined ? {} : { also: { diplomaLabel: label.slice(0, 200) } }),
});

/**
 * The level as stated, in the nomenclature in which it is stated (VI stays VI). The name of a diploma that is held gives its
 * level of 2019, and is kept as its label. "CAP non obtenu", "niveau bac", "Bac+1", "5 ou plus" are no level: a fault, which
 * settles `diplomaObtained` where the cell does.
 */
export const readLevel = remembering(readLevelCell);
