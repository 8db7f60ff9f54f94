import {
  addDays,
  addMonths,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  earlier,
  formatFrenchDate,
  later,
} from '../../../base/time';
import { requireValueOn } from '../../engine/parameter';
import { upToCents, years } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import {
  both,
  certain,
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  negated,
  type Rule,
  type RuleContext,
  refused,
  settled,
} from '../../engine/rule';
import { source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { fromBoolean } from '../../engine/truth';
import { type Ask, factTable as facts, knownDate } from '../../facts/facts';
import { isRegistered, workPermitRule } from '../common/person.rules';
import {
  agreementMaximumMonths,
  cproFrom,
  longSeekerMonths,
  minimumAge,
  minimumMonths,
  ordinaryMaximumMonths,
  priorityLongSeeker,
  priorityMaximumMonths,
  priorityUnqualified,
  seekerAge,
  thirdPublic,
  thirdPublicBenefits,
  thirdPublicFrom,
  training,
} from './parameters';
import { mostByAgreement, trainingHoursBounds } from './training';

/** Of a public whose dates were not read: who is not of it is not, who is stays open, and a missing fact stays missing. */
const unverified = (belongs: Judgement): Judgement =>
  belongs.truth === 'yes' ? settled('unknown') : belongs;

/** L. 6325-1, 3°: RSA, ASS, AAH, or a former contrat unique d'insertion. */
function isThirdPublic(ask: Ask, context: RuleContext): Judgement {
  const parameter = requireValueOn(thirdPublic, context.on);
  const belongs = either(
    holds(facts.benefits, ask(facts.benefits), 'no', (benefits) =>
      benefits.some((benefit) => thirdPublicBenefits.has(benefit)),
    ),
    isTrue(ask, facts.formerAidedContract),
  );
  // Where the date of effect was not read, nobody is admitted or turned away on its account.
  if (parameter.confidence === 'N') return unverified(belongs);
  return both(certain(parameter.value), belongs);
}

/** L. 6325-1, 1° and 2°, the age being taken on `day`: 16 to 25, or a registered job seeker of 26 or more. */
const isYoungOrSeeker = (ask: Ask, birthDate: CivilDate, day: CivilDate, on: CivilDate): Judgement => {
  const age = ageOn(birthDate, day);
  if (age < minimumAge) return certain(false);
  return age < seekerAge ? certain(true) : isRegistered(ask, on);
};

/** What two dates say together: the law does not say on which one the age is taken, so they settle it only if they agree. */
const agreeing = (atConclusion: Judgement, atStart: Judgement): Judgement =>
  atConclusion.truth === atStart.truth
    ? atConclusion
    : { truth: 'unknown', missing: [...atConclusion.missing, ...atStart.missing] };

const ageRule: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge et public',
  sentence:
    'Le contrat est ouvert aux 16–25 ans révolus, aux demandeurs d’emploi de 26 ans et plus, et, quel que soit leur âge, aux bénéficiaires du RSA, de l’ASS ou de l’AAH et aux anciens titulaires d’un contrat unique d’insertion ; nul n’est employé avant 16 ans.',
  states: [
    { words: '16–25 ans révolus', facts: [facts.birthDate] },
    { words: 'demandeurs d’emploi de 26 ans et plus', facts: [facts.registeredJobSeekerSince] },
    { words: 'bénéficiaires du RSA, de l’ASS ou de l’AAH', facts: [facts.benefits], grants: true },
    {
      words: 'anciens titulaires d’un contrat unique d’insertion',
      facts: [facts.formerAidedContract],
      grants: true,
    },
    { words: 'avant 16 ans', facts: [facts.birthDate] },
  ],
  from: cproFrom,
  to: null,
  source: source(['L6325-1']),
  earlier: [
    {
      to: addDays(thirdPublicFrom, -1),
      sentence:
        'Le contrat est ouvert aux 16–25 ans révolus et aux demandeurs d’emploi de 26 ans et plus ; nul n’est employé avant 16 ans.',
      source: source(['L6325-1']),
    },
  ],
  confidence: 'V',
  needs: [
    facts.birthDate,
    facts.startsOn,
    facts.registeredJobSeekerSince,
    facts.benefits,
    facts.formerAidedContract,
  ],
  test: (ask, context): Finding => {
    const { on } = context;
    const birth = ask(facts.birthDate);
    if (birth.state !== 'known') return lacking(facts.birthDate);
    const startsOn = knownDate(ask(facts.startsOn));
    const start = startsOn ?? on;
    const age = ageOn(birth.value, on);
    // The start may come after the birthday: without it nobody is turned away for the last year before 16.
    if (startsOn === null && age === minimumAge - 1) return lacking(facts.startsOn);
    const third = isThirdPublic(ask, context);
    const oldEnough = (day: CivilDate): Judgement => certain(ageOn(birth.value, day) >= minimumAge);
    const at = (day: CivilDate): Judgement =>
      both(oldEnough(day), either(isYoungOrSeeker(ask, birth.value, day, on), third));
    const judged = start === on ? at(on) : agreeing(at(on), at(start));
    const aged = `${years(age)} à la conclusion`;
    if (judged.truth === 'yes') {
      if (age < seekerAge) return { ...judged, explanation: `${aged} : public des 16–25 ans révolus.` };
      return third.truth === 'yes'
        ? {
            ...judged,
            explanation: `${aged} : bénéficiaire d’un minimum social ou d’un contrat unique d’insertion antérieur.`,
          }
        : { ...judged, explanation: `${aged}, avec une inscription comme demandeur d’emploi.` };
    }
    const sixteenth = birthdayOn(birth.value, minimumAge);
    if (judged.truth === 'no') {
      if (age < minimumAge) {
        return {
          ...judged,
          explanation: `${aged} : le contrat ne peut être conclu qu’à partir du 16e anniversaire, le ${formatFrenchDate(sixteenth)}.`,
          changesOn: sixteenth,
        };
      }
      const since = knownDate(ask(facts.registeredJobSeekerSince));
      return since !== null && since > on
        ? {
            ...judged,
            explanation: `${aged}, sans inscription comme demandeur d’emploi à cette date : le contrat s’ouvre avec l’inscription, le ${formatFrenchDate(since)}.`,
            changesOn: since,
          }
        : {
            ...judged,
            explanation: `${aged}, sans inscription comme demandeur d’emploi : le contrat s’ouvre dès l’inscription${on < thirdPublicFrom ? '' : ', ou avec le RSA, l’ASS, l’AAH ou un contrat unique d’insertion antérieur'}.`,
            remedy: `L’inscription comme demandeur d’emploi avant la conclusion${on < thirdPublicFrom ? '' : ', ou la justification d’un minimum social ou d’un contrat unique d’insertion antérieur'}.`,
          };
    }
    if (judged.missing.length > 0) return judged;
    const [first, last] = [earlier(on, start), later(on, start)];
    const threshold = ageOn(birth.value, first) < minimumAge ? minimumAge : seekerAge;
    const birthday = birthdayOn(birth.value, threshold);
    return birthday > first && birthday <= last
      ? {
          ...judged,
          explanation: `Le ${threshold}e anniversaire (${formatFrenchDate(birthday)}) tombe entre la conclusion et le début : la loi ne dit pas à laquelle des deux dates l’âge s’apprécie ; un opérateur de compétences retient la signature.`,
        }
      : {
          ...judged,
          explanation: `${aged} : la date d’effet de l’ouverture à ce public n’a pas été vérifiée.`,
        };
  },
};

const qualificationRule: Rule = {
  id: 'qualification',
  about: 'contract',
  label: 'Qualification visée',
  sentence:
    'Le contrat vise une qualification enregistrée au répertoire national, reconnue par les classifications d’une branche, ou un CQP.',
  from: cproFrom,
  to: null,
  source: source(['L6325-1', 'L6314-1']),
  confidence: 'V',
  needs: [facts.qualification],
  test: (ask, { on }): Finding => {
    const target = ask(facts.qualification);
    if (target.state === 'unknown') return lacking(facts.qualification);
    if (target.state === 'none') {
      return refused(
        'Aucune qualification n’est visée : choisissez une certification du répertoire national, une qualification de branche ou un CQP.',
        { by: 'Le choix d’une certification, d’une qualification de branche ou d’un CQP.' },
      );
    }
    switch (target.value) {
      case 'RNCP':
        return { ...certain(true), explanation: 'Certification enregistrée au répertoire national.' };
      case 'CQP':
        return {
          ...certain(true),
          explanation: 'Certificat de qualification professionnelle de branche ou interbranche.',
        };
      case 'branch-classification':
        return {
          ...certain(true),
          explanation: 'Qualification reconnue par les classifications de la branche.',
        };
      case 'experimental': {
        const isOpen = on >= civilDate('2018-09-01') && on <= civilDate('2023-12-23');
        if (isOpen) return granted('Contrat expérimental de la loi n° 2018-771 (source secondaire).');
        return refused(
          'Le contrat expérimental n’a existé que de septembre 2018 au 23 décembre 2023 : visez une certification, une qualification de branche ou un CQP.',
          { by: 'Le choix d’une certification, d’une qualification de branche ou d’un CQP.' },
        );
      }
      case 'vae-pathway':
        return {
          ...settled('unknown'),
          explanation:
            'Parcours associant la VAE (loi n° 2022-1598) : les conditions de cette expérimentation n’ont pas été vérifiées.',
        };
    }
  },
};

const employerRule: Rule = {
  id: 'employer',
  about: 'employer',
  label: 'Employeur',
  sentence:
    'L’employeur est assujetti au financement de la formation professionnelle : l’État, les collectivités, leurs établissements administratifs et les particuliers ne peuvent pas conclure ce contrat.',
  from: cproFrom,
  to: null,
  source: source(['L6325-23', 'D6325-23'], 'ministère du travail et service-public pour les exclusions'),
  confidence: 'S',
  needs: [facts.employerKind],
  test: (ask): Finding => {
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    switch (kind.value) {
      case 'private-company':
        return { ...certain(true), explanation: 'Entreprise privée.' };
      case 'association':
        return { ...certain(true), explanation: 'Association : employeur de droit privé.' };
      case 'scic':
        return {
          ...certain(true),
          explanation: 'Société coopérative d’intérêt collectif : employeur de droit privé.',
        };
      case 'temp-agency':
        return { ...certain(true), explanation: 'Entreprise de travail temporaire (L. 6325-23).' };
      case 'geiq':
        return {
          ...certain(true),
          explanation: 'Groupement d’employeurs pour l’insertion et la qualification.',
        };
      case 'public-service-operator':
        return {
          ...certain(true),
          explanation:
            'Établissement public industriel et commercial, ou organisme privé chargé d’un service public.',
        };
      case 'public-body':
        return {
          ...certain(false),
          explanation:
            'Un établissement public administratif ne conclut pas ce contrat ; un établissement industriel et commercial le peut (le saisir comme gestionnaire de service public), un contrat d’apprentissage aussi.',
          remedy: 'Un autre employeur, de droit privé ; ou un contrat d’apprentissage avec celui-ci.',
        };
      case 'local-authority':
        return {
          ...certain(false),
          explanation:
            'Une collectivité ne conclut pas ce contrat ; elle peut recruter en apprentissage, ou un employeur de droit privé peut porter le contrat.',
          remedy: 'Un autre employeur, de droit privé ; ou un contrat d’apprentissage avec celle-ci.',
        };
      case 'state':
        return {
          ...certain(false),
          explanation: 'L’État ne conclut pas ce contrat ; il peut recruter en apprentissage.',
          remedy: 'Un autre employeur, de droit privé ; ou un contrat d’apprentissage avec l’État.',
        };
      case 'private-individual':
        return {
          ...certain(false),
          explanation:
            'Un particulier employeur ne conclut pas ce contrat ; une entreprise ou une association peut porter le contrat.',
          remedy: 'Une entreprise, une association ou un groupement d’employeurs qui porte le contrat.',
        };
    }
  },
};

const natureRule: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence: 'Le contrat est un CDD ou un CDI ; une entreprise de travail temporaire le conclut en CDD.',
  states: [
    { words: 'un CDD ou un CDI', facts: [facts.nature], grants: true },
    {
      words: 'une entreprise de travail temporaire le conclut en CDD',
      facts: [facts.employerKind, facts.nature],
    },
  ],
  from: cproFrom,
  to: null,
  source: source(['L6325-5', 'L6325-23']),
  confidence: 'V',
  needs: [facts.nature, facts.employerKind],
  test: (ask): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDD')
      return { ...certain(true), explanation: 'CDD conclu pour former le salarié (L. 1242-3).' };
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    return kind.value === 'temp-agency'
      ? {
          ...settled('unknown'),
          explanation:
            'L’article L. 6325-23 n’ouvre aux entreprises de travail temporaire que le CDD : concluez en CDD, ou vérifiez auprès de l’opérateur de compétences.',
        }
      : { ...certain(true), explanation: 'CDI ouvert par une action de professionnalisation.' };
  },
};

/** A diploma of technological or vocational education is held. */
function holdsVocationalDiploma(ask: Ask): Judgement {
  return both(
    isTrue(ask, facts.diplomaObtained),
    holds(facts.diplomaKind, ask(facts.diplomaKind), 'no', (kind) => kind !== 'general'),
  );
}

/** The priority publics of L. 6325-1-1, for which the action may be longer. */
export function priorityPublic(ask: Ask, context: RuleContext): Finding {
  const { on } = context;
  const birth = ask(facts.birthDate);
  const age = birth.state === 'known' ? ageOn(birth.value, on) : null;
  const isYoung = age === null ? lacking(facts.birthDate) : certain(age >= minimumAge && age < seekerAge);
  const unqualifiedSince = requireValueOn(priorityUnqualified, on);
  const unqualified = both(
    certain(unqualifiedSince.value),
    isYoung,
    negated(isTrue(ask, facts.upperSecondaryValidated)),
    negated(holdsVocationalDiploma(ask)),
  );
  const longSince = requireValueOn(priorityLongSeeker, on);
  const isLong = holds(
    facts.registeredJobSeekerSince,
    ask(facts.registeredJobSeekerSince),
    'no',
    (since) => addMonths(since, longSeekerMonths) < on,
  );
  const isOldEnough = age === null ? lacking(facts.birthDate) : certain(age >= minimumAge);
  const longSeeker = both(isOldEnough, isLong);
  const judged = either(
    unqualifiedSince.confidence === 'N' ? unverified(unqualified) : unqualified,
    longSince.confidence === 'N' ? unverified(longSeeker) : both(certain(longSince.value), longSeeker),
    isThirdPublic(ask, context),
  );
  if (judged.truth === 'yes') {
    const reason =
      unqualified.truth === 'yes'
        ? 'sans second cycle du secondaire validé ni diplôme technologique ou professionnel'
        : longSeeker.truth === 'yes' && longSince.value
          ? 'plus d’un an d’inscription comme demandeur d’emploi'
          : 'minimum social ou contrat unique d’insertion antérieur';
    return { ...judged, explanation: `Public prioritaire : ${reason}.` };
  }
  if (judged.truth === 'no') return { ...judged, explanation: 'Hors des publics prioritaires.' };
  return judged.missing.length > 0
    ? judged
    : {
        ...judged,
        explanation: 'Public prioritaire à vérifier : la rédaction en vigueur à cette date n’a pas été lue.',
      };
}

export const prioritySource = source(['L6325-1-1']);
/** Before the article that names them, the length of the action did. */
export const formerPrioritySource = source(['L6325-11'], 'rédaction d’avant novembre 2009, non lue');

/** Longest action that a branch agreement allows, in months; 0 when there is none. */
const agreedMonths = (ask: Ask, { on, references }: RuleContext): number | null => {
  const agreement = ask(facts.branchAgreement);
  if (agreement.state === 'unknown') return null;
  const limit = requireAmountOn(agreementMaximumMonths, on, references).value;
  if (agreement.state === 'none') return 0;
  return agreement.value.maxMonths === undefined ? null : Math.min(limit, agreement.value.maxMonths ?? 0);
};

/** The longest action that is open for certain, in months, and whether a longer one may be. */
export function longestAction(
  ask: Ask,
  context: RuleContext,
): { readonly months: number; readonly toCheck: boolean; readonly missing: readonly string[] } {
  const priority = priorityPublic(ask, context);
  const forPriority = requireAmountOn(priorityMaximumMonths, context.on, context.references).value;
  if (priority.truth === 'yes') return { months: forPriority, toCheck: false, missing: [] };
  const agreed = agreedMonths(ask, context);
  const months = Math.max(ordinaryMaximumMonths, agreed ?? 0);
  // Nothing missing: only the wording of the time leaves it open, and the longer duration is the one to check.
  if (priority.truth === 'unknown' && priority.missing.length === 0)
    return { months: forPriority, toCheck: true, missing: [] };
  const missing = [...priority.missing, ...(agreed === null ? [facts.branchAgreement.path] : [])];
  return { months, toCheck: missing.length > 0, missing };
}

const durationRule: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence:
    'L’action dure 6 à 12 mois ; jusqu’à 24 mois par accord de branche ; jusqu’à 36 mois pour les publics prioritaires.',
  states: [
    { words: '6 à 12 mois', facts: [facts.endsOn] },
    { words: 'jusqu’à 24 mois par accord de branche', facts: [facts.branchAgreement], grants: true },
    { words: 'jusqu’à 36 mois pour les publics prioritaires', facts: [facts.endsOn] },
  ],
  from: cproFrom,
  to: null,
  source: source(['L6325-11', 'L6325-12', 'L1242-7']),
  earlier: [
    {
      to: civilDate('2018-12-31'),
      sentence:
        'L’action dure 6 à 12 mois ; jusqu’à 24 mois par accord de branche, ou pour les publics prioritaires.',
      source: source(['L6325-11', 'L6325-12', 'L1242-7']),
    },
  ],
  confidence: 'V',
  needs: [
    facts.startsOn,
    facts.endsOn,
    facts.nature,
    facts.branchAgreement,
    facts.birthDate,
    facts.upperSecondaryValidated,
    facts.diplomaObtained,
    facts.diplomaKind,
    facts.registeredJobSeekerSince,
    facts.benefits,
    facts.formerAidedContract,
  ],
  test: (ask, context): Finding => {
    const start = ask(facts.startsOn);
    const end = ask(facts.endsOn);
    const nature = ask(facts.nature);
    if (end.state === 'none' && nature.state === 'known' && nature.value === 'CDD') {
      return refused('Ce CDD n’a pas de terme : fixez une date de fin.', {
        by: 'Une date de fin écrite au contrat.',
      });
    }
    if (start.state !== 'known')
      return end.state === 'known' ? lacking(facts.startsOn) : lacking(facts.startsOn, facts.endsOn);
    if (end.state !== 'known') return lacking(facts.endsOn);
    const span = spans(start.value, end.value);
    if (end.value < start.value)
      return refused('La fin précède le début : corrigez l’une des deux dates.', {
        by: 'La correction de l’une des deux dates.',
      });
    if (!span.reaches(minimumMonths)) {
      const least = formatFrenchDate(shortestEnd(start.value, minimumMonths));
      return refused(`L’action dure ${inMonths(span)} : portez la fin au ${least} au moins.`, {
        by: `Une fin au ${least} au plus tôt.`,
      });
    }
    if (span.within(ordinaryMaximumMonths))
      return { ...certain(true), explanation: `${lasting(span)} : entre 6 et 12 mois.` };
    const agreed = agreedMonths(ask, context);
    const forPriority = requireAmountOn(priorityMaximumMonths, context.on, context.references).value;
    const priority = priorityPublic(ask, context);
    const byAgreement =
      agreed !== null
        ? certain(span.within(agreed))
        : span.within(requireAmountOn(agreementMaximumMonths, context.on, context.references).value)
          ? lacking(facts.branchAgreement)
          : certain(false);
    const judged = either(both(priority, certain(span.within(forPriority))), byAgreement);
    if (judged.truth === 'yes') {
      return {
        ...judged,
        explanation:
          priority.truth === 'yes' && span.within(forPriority)
            ? `${lasting(span)} : ${forPriority} mois au plus pour un public prioritaire (L. 6325-1-1).`
            : `${lasting(span)} : permis par l’accord de branche.`,
      };
    }
    if (judged.truth === 'no') {
      const longest = Math.max(
        ordinaryMaximumMonths,
        priority.truth === 'yes' ? forPriority : 0,
        agreed ?? 0,
      );
      const last = formatFrenchDate(lastDayOf(start.value, longest));
      const agreement = span.within(24)
        ? ', ou un accord de branche ou une mobilité à l’étranger qui la permette'
        : '';
      return {
        ...judged,
        explanation: `L’action dure ${inMonths(span)} : il faut une fin au ${last} au plus tard${agreement}.`,
        remedy: `Une fin au ${last} au plus tard${agreement}.`,
      };
    }
    return judged.missing.length > 0
      ? judged
      : {
          ...judged,
          explanation: `${lasting(span)} : au-delà de 12 mois, la règle d’alors pour ce public n’a pas été vérifiée.`,
        };
  },
};

const adultWeeklyMaximum = 48;
const fullTime = 35;

const weeklyHoursRule: Rule = {
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence: 'La durée du travail, formation comprise, reste dans les maximums de la loi.',
  from: cproFrom,
  to: null,
  source: source(['L6325-10']),
  confidence: 'V',
  needs: [facts.weeklyHours],
  test: (ask): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const weekly = `${upToCents(hours.value)} h par semaine`;
    if (hours.value > adultWeeklyMaximum) {
      return {
        ...settled('unknown'),
        explanation: `${weekly} : au-delà de ${adultWeeklyMaximum} h, l’horaire sort des maximums habituels ; vérifiez la saisie.`,
      };
    }
    if (hours.value <= fullTime) {
      return {
        ...certain(true),
        explanation:
          hours.value < fullTime
            ? `${weekly}, formation comprise : le temps partiel est admis s’il ne gêne pas la qualification.`
            : `${weekly}, formation comprise.`,
      };
    }
    return granted(`${weekly}, formation comprise, dans la limite de l’horaire de l’entreprise.`);
  },
};

const trainingRule: Rule = {
  id: 'training',
  about: 'contract',
  label: 'Formation',
  sentence:
    'La formation, l’évaluation et l’accompagnement occupent 15 à 25 % de la durée totale du contrat, et 150 heures au moins ; plus de 25 % par accord de branche.',
  states: [
    { words: '15 à 25 %', facts: [facts.trainingHours] },
    { words: '150 heures au moins', facts: [facts.trainingHours] },
    { words: 'plus de 25 % par accord de branche', facts: [facts.branchAgreement], grants: true },
  ],
  from: cproFrom,
  to: null,
  source: source(['L6325-13', 'L6325-14']),
  confidence: 'V',
  needs: [facts.trainingHours, facts.startsOn, facts.endsOn, facts.weeklyHours, facts.branchAgreement],
  test: (ask): Finding => {
    const known = ask(facts.trainingHours);
    if (known.state === 'unknown') return lacking(facts.trainingHours);
    const hours = known.state === 'none' ? 0 : known.value;
    const planned = `${upToCents(hours)} h`;
    if (hours < training.floorHours) {
      return refused(`${planned} de formation : il en faut ${training.floorHours} au moins.`, {
        by: `Un programme de ${training.floorHours} h au moins.`,
      });
    }
    const [start, end, weekly] = [ask(facts.startsOn), ask(facts.endsOn), ask(facts.weeklyHours)];
    if (start.state !== 'known' || end.state !== 'known' || weekly.state !== 'known') {
      return lacking(
        ...[facts.startsOn, facts.endsOn, facts.weeklyHours].filter(
          (each) => ask<unknown>(each).state !== 'known',
        ),
      );
    }
    if (end.value < start.value)
      return {
        ...settled('unknown'),
        explanation: 'La part de formation se calcule une fois les dates corrigées.',
      };
    const bounds = trainingHoursBounds(start.value, end.value, weekly.value);
    const range = `${upToCents(bounds.minHours)} à ${upToCents(bounds.maxHours)} h`;
    const base = 'le texte ne fixe pas l’assiette en heures de cette part';
    if (hours < bounds.minHours) {
      return {
        ...settled('unknown'),
        explanation:
          hours >= bounds.practice.minHours
            ? `${planned} : au-dessus des 15 % calculés sur 1 607 h par an (${upToCents(bounds.practice.minHours)} h), mais sous ceux de l’horaire du contrat (${upToCents(bounds.minHours)} h) ; ${base}.`
            : `${planned} : sous les 15 % de la durée du contrat (${upToCents(bounds.minHours)} h) ; ${base}.`,
      };
    }
    if (hours <= bounds.maxHours) {
      const isAbovePractice = hours > bounds.practice.maxHours;
      return {
        ...certain(true),
        explanation: isAbovePractice
          ? `${planned} : entre 15 et 25 % de la durée du contrat (${range}) ; au-dessus des 25 % calculés sur 1 607 h par an (${upToCents(bounds.practice.maxHours)} h), à signaler à l’opérateur de compétences.`
          : `${planned} : entre 15 et 25 % de la durée du contrat (${range}).`,
      };
    }
    const agreement = ask(facts.branchAgreement);
    if (agreement.state === 'unknown') return lacking(facts.branchAgreement);
    const share = agreement.state === 'known' ? agreement.value.maxTrainingShare : null;
    if (share === undefined) return lacking(facts.branchAgreement);
    return share !== null && hours <= mostByAgreement(bounds, share)
      ? {
          ...certain(true),
          explanation: `${planned} : au-delà de 25 %, dans la limite de l’accord de branche (${upToCents(share * 100)} %).`,
        }
      : {
          ...settled('unknown'),
          explanation: `${planned} : au-delà de 25 % de la durée du contrat (${upToCents(bounds.maxHours)} h), il faut un accord de branche ; ${base}.`,
        };
  },
};

/** First day of the wording of L. 6325-7 that was read. */
const renewalReadFrom = civilDate('2011-07-30');

const renewalRule: Rule = {
  id: 'renewal',
  about: 'contract',
  label: 'Renouvellement',
  sentence:
    'Le CDD se renouvelle une fois, pour une qualification supérieure ou complémentaire, ou après un échec aux épreuves, une maternité, une maladie, un accident du travail, une maladie professionnelle ou la défaillance de l’organisme de formation.',
  from: cproFrom,
  to: null,
  source: source(['L6325-7']),
  earlier: [
    {
      to: addDays(renewalReadFrom, -1),
      sentence:
        'Le CDD se renouvelle une fois, après un échec aux épreuves, une maternité, une maladie, un accident du travail ou la défaillance de l’organisme de formation.',
      source: source(['L6325-7'], 'rédaction d’avant le 30 juillet 2011, non lue'),
    },
  ],
  confidence: 'V',
  needs: [facts.nature, facts.renewalOf, facts.renewalReason, facts.timesRenewed],
  test: (ask, { on }): Finding => {
    const nature = ask(facts.nature);
    if (nature.state === 'known' && nature.value === 'CDI')
      return { ...certain(true), explanation: 'Un CDI ne se renouvelle pas.' };
    const renewal = ask(facts.renewalOf);
    if (renewal.state === 'unknown') return lacking(facts.renewalOf);
    if (renewal.state === 'none') return { ...certain(true), explanation: 'Premier contrat.' };
    const reason = ask(facts.renewalReason);
    const times = ask(facts.timesRenewed);
    const isFirst = holds(facts.timesRenewed, times, 'yes', (count) => count < 1);
    const isAdmitted = holds(facts.renewalReason, reason, 'no', (value) => {
      if (value === 'other') return 'no';
      // The earlier wording was not read: it may not have known this case.
      return on < renewalReadFrom && (value === 'further-qualification' || value === 'occupational-disease')
        ? 'unknown'
        : fromBoolean(true);
    });
    // Of a contract that may be a CDI, a bad reason settles nothing.
    const judged = either(
      holds(facts.nature, nature, 'no', (value) => value === 'CDI'),
      both(isFirst, isAdmitted),
    );
    if (judged.truth === 'yes')
      return { ...judged, explanation: 'Premier renouvellement, pour un motif prévu.' };
    if (judged.truth === 'unknown') {
      return judged.missing.length > 0
        ? judged
        : {
            ...judged,
            explanation:
              'Motif de renouvellement à vérifier : la rédaction d’avant le 30 juillet 2011 n’a pas été lue.',
          };
    }
    return isFirst.truth === 'no'
      ? {
          ...judged,
          explanation:
            'Ce contrat a déjà été renouvelé une fois : il faut un nouveau contrat vers une autre qualification.',
          remedy: 'Un nouveau contrat vers une autre qualification.',
        }
      : {
          ...judged,
          explanation: 'Ce motif n’est pas de ceux qui permettent le renouvellement.',
          remedy: 'Un motif de l’article L. 6325-7, ou un nouveau contrat vers une autre qualification.',
        };
  },
};

/** The conditions of the contrat de professionnalisation, in the order of a reading. */
export const cproRules: readonly Rule[] = [
  ageRule,
  qualificationRule,
  employerRule,
  natureRule,
  durationRule,
  weeklyHoursRule,
  trainingRule,
  renewalRule,
  workPermitRule({
    sentence:
      'Hors de l’Union européenne, de l’Espace économique européen et de la Suisse, une autorisation de travail est jointe au contrat.',
    from: cproFrom,
    to: null,
    source: source([], 'circulaire DGEFP de 2007 sur le contrat de professionnalisation'),
  }),
];
