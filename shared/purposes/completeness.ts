import { capital, typography } from '../base/text';
import { type CivilDate, formatFrenchDate, type Territory } from '../base/time';
import { heldOn, ofKind, type ProfileEntry, situationOn } from '../candidates';
import {
  type ContractKind,
  contractKinds,
  isAsked,
  isKnown,
  kindContextOf,
  lawOf,
  placeInRecords,
  questionName,
} from '../contract-files';
import {
  type Candidate,
  type CandidateKey,
  candidateFields,
  candidateForEmployer,
  isKeyOf,
  isUnknown,
} from '../fields';
import {
  documentLabels,
  factLabel,
  judge,
  personPart,
  type References,
  type Scheme,
  type SchemeAnswer,
  type SchemeCode,
  saidOf,
  schemeOf,
} from '../law';
import { isGoodOn, kindsAnswering, type Paper, paperKindOf } from '../papers';
import type { ObjectionScope } from '../privacy';
import { type KnownPerson, personFacts, underWayOn } from '../rights';
import {
  type Need,
  type NeedPlace,
  type StoredPurposeId,
  storedPurposeIds,
  storedPurposes,
} from './declared';

/** All that the portfolio knows of a person for what she is prepared for. */
export interface PreparedPerson extends Omit<KnownPerson, 'candidate'> {
  readonly candidate: Candidate;
  readonly entries: readonly ProfileEntry[];
  readonly papers: readonly Pick<Paper, 'kind' | 'expiresOn'>[];
  /** What she objects to and has not taken back. */
  readonly objections: readonly ObjectionScope[];
  readonly territory: Territory;
  readonly references: References;
}

export type Standing =
  | { readonly kind: 'complete' }
  | { readonly kind: 'lacks'; readonly needs: readonly Need[] }
  /** It does not concern her, and why. */
  | { readonly kind: 'apart'; readonly reason: string };

/** What a person may be prepared for. */
export interface Purpose {
  readonly id: string;
  readonly label: string;
  readonly standing: (person: PreparedPerson, on: CivilDate) => Standing;
}

const apart = (reason: string): Standing => ({ kind: 'apart', reason: typography(reason) });
const lacking = (needs: readonly Need[]): Standing =>
  needs.length === 0 ? { kind: 'complete' } : { kind: 'lacks', needs };

/** Whether a person has what a place says, on a day. */
function holds(place: NeedPlace, person: PreparedPerson, on: CivilDate): boolean {
  const has = (kind: ProfileEntry['kind']): boolean =>
    kind === 'availability' || kind === 'obstacle'
      ? heldOn(person.entries, kind, on).length > 0
      : ofKind(person.entries, kind).length > 0;
  switch (place.where) {
    case 'fields':
      return (
        place.keys.some((key) => !isUnknown(person.candidate[key])) ||
        (place.orProfile !== undefined && has(place.orProfile))
      );
    case 'profile':
      return has(place.kind);
    case 'situation':
      return situationOn(person.periods, on) !== null;
    case 'enrolments':
      return person.enrolments.every(({ signedOn }) => signedOn !== null);
    case 'paper':
      return person.papers.some((paper) => place.kinds.includes(paper.kind) && isGoodOn(paper, on));
    case 'fact':
      // The law asked for it because it is not known.
      return false;
  }
}

// --- Purposes of which the portfolio itself tells. ---

const stored = (id: StoredPurposeId): Purpose => {
  const { label, needs, objection } = storedPurposes[id];
  return {
    id,
    label,
    standing: (person, on) =>
      objection !== null && person.objections.some((scope) => scope === objection || scope === 'everything')
        ? apart('La personne s’oppose à cet usage de ses données.')
        : lacking(needs.filter(({ place }) => !holds(place, person, on))),
  };
};

// --- Purposes of the law, and contract files. ---

const isCandidateKey = (key: string): key is CandidateKey => isKeyOf(candidateFields, key);

/** The first field of some that holds nothing: the box to which one goes. */
const emptyFirst = (keys: readonly string[], candidate: Candidate): readonly CandidateKey[] => {
  const known = keys.filter(isCandidateKey);
  return known.toSorted((a, b) => Number(!isUnknown(candidate[a])) - Number(!isUnknown(candidate[b])));
};

function placeOf(field: string, candidate: Candidate): NeedPlace {
  const place = placeInRecords(field);
  return place?.where === 'record'
    ? { where: 'fields', keys: emptyFirst(place.keys, candidate) }
    : { where: 'fact', path: field };
}

/** Facts that a person’s answer waits for, each with the condition that asks for it. */
const factNeeds = (answer: SchemeAnswer, candidate: Candidate): readonly Need[] =>
  answer.missing.map((path) => {
    const asking = answer.conditions.find((condition) => condition.missing.includes(path));
    return {
      id: path,
      label: capital(factLabel(path)),
      place: placeOf(path, candidate),
      source: asking?.source ?? '',
      mark: asking?.confidence ?? 'N',
    };
  });

/** Papers of the person among what is asked; what is kept in a file alone is no matter of hers. */
const paperNeeds = (
  asked: readonly { readonly code: string; readonly label: string; readonly source: string | null }[],
): readonly Need[] =>
  asked.flatMap(({ code, label, source }) => {
    const kinds = kindsAnswering(code);
    const [first] = kinds;
    return first === undefined
      ? []
      : [
          {
            id: `document.${code}`,
            label,
            place: { where: 'paper', kinds },
            source: source ?? paperKindOf(first).source,
            mark: paperKindOf(first).mark,
          } as const,
        ];
  });

/** Why a scheme is not for a person on a day; `null` where it may be. */
function reasonApart(
  scheme: Scheme,
  answer: SchemeAnswer,
  person: PreparedPerson,
  on: CivilDate,
): string | null {
  const entered = underWayOn(person.enrolments, on).find((each) => each.scheme === scheme.id);
  if (entered !== undefined)
    return entered.since === null
      ? 'Déjà en cours.'
      : `Déjà en cours depuis le ${formatFrenchDate(entered.since)}.`;
  const refusing = answer.conditions.find(({ verdict }) => verdict === 'not-met');
  if (refusing !== undefined) return refusing.explanation;
  return answer.inForce ? null : `${capital(saidOf(answer).words)} à cette date.`;
}

/** The same place is asked once, by the first who asks. */
const once = (needs: readonly Need[]): readonly Need[] => {
  const told = new Set<string>();
  return needs.filter(({ place }) => {
    const key = JSON.stringify(place);
    return told.has(key) ? false : told.add(key).size > 0;
  });
};

const judged = (scheme: Scheme, person: PreparedPerson, on: CivilDate): SchemeAnswer =>
  personPart(
    judge(scheme, personFacts(person, on, on), { territory: person.territory, references: person.references })
      .answer,
  );

/** Entering a scheme that no contract file is assembled for. */
const ofScheme = (id: SchemeCode): Purpose => {
  const scheme = schemeOf(id);
  if (scheme === null) throw new Error(`The scheme ${id} has no rules`);
  return {
    id,
    label: `Entrée en ${scheme.short}`,
    standing: (person, on) => {
      const answer = judged(scheme, person, on);
      const reason = reasonApart(scheme, answer, person, on);
      if (reason !== null) return apart(reason);
      const papers = paperNeeds(
        answer.documents.map((code) => ({ code, label: labelOfDocument(code), source: null })),
      );
      return lacking(
        once([
          ...factNeeds(answer, person.candidate),
          ...papers.filter(({ place }) => !holds(place, person, on)),
        ]),
      );
    },
  };
};
const labelOfDocument = (code: string): string =>
  Object.entries(documentLabels).find(([each]) => each === code)?.[1] ?? code;

/** The part of a contract file that is the person’s own: what its form, its law and its checklist need of her. */
const ofKindOfContract = (kind: ContractKind): Purpose => {
  const scheme = lawOf(kind);
  return {
    id: kind.id,
    label: `Dossier ${kind.shortLabel}`,
    standing: (person, on) => {
      const answer = judged(scheme, person, on);
      const reason = reasonApart(scheme, answer, person, on);
      if (reason !== null) return apart(reason);
      const context = kindContextOf({
        kind,
        candidate: candidateForEmployer(person.candidate),
        employer: null,
        tutor: null,
        fields: {},
        today: on,
      });
      const entries = kind.sections
        .flatMap(({ entries: each }) => each)
        .filter(
          (entry) =>
            entry.from === 'candidate' &&
            entry.need === 'blocking' &&
            isAsked(entry, context) &&
            !isKnown(entry, context),
        )
        .map(
          ({ key, source }): Need => ({
            id: key,
            label: questionName(kind, key),
            place: placeOf(key, person.candidate),
            source,
            mark: null,
          }),
        );
      const papers = paperNeeds(
        kind.documents({ ...context, facts: personFacts(person, on, on) }).filter((each) => each.isRequired),
      );
      return lacking(
        once([
          ...entries,
          ...factNeeds(answer, person.candidate),
          ...papers.filter(({ place }) => !holds(place, person, on)),
        ]),
      );
    },
  };
};

/** Every purpose, in the order in which it is shown. */
export const purposes: readonly Purpose[] = [
  ofScheme('CEJ'),
  ...contractKinds.map(ofKindOfContract),
  ...storedPurposeIds.map(stored),
];

/** Where a person stands for each purpose on a day. Pure. */
export const completenessOf = (
  person: PreparedPerson,
  on: CivilDate,
): readonly { readonly purpose: Purpose; readonly standing: Standing }[] =>
  purposes.map((purpose) => ({ purpose, standing: purpose.standing(person, on) }));
