// What the aided contracts of work have in common (CAE of 2005, CUI-CAE, parcours emploi compétences, CIE, emplois
// d'avenir): conditions, pay, time limits and documents. Each scheme keeps its own dates, sources and differences.

import {
  addDays,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  formatFrenchDate,
  type Interval,
  type Territory,
  territories,
} from '../../../base/time';
import type { EmployerKind } from '../../../fields/codes';
import { type Deadline, dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import { type PayContext, type PaySchedule, paySchedule } from '../../engine/pay';
import { upToCents } from '../../engine/phrasing';
import {
  both,
  certain,
  closedUnless,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  type Presumption,
  type Rule,
  type RuleContext,
  refused,
  supposing,
  undecided,
} from '../../engine/rule';
import type { PartInput } from '../../engine/scheme';
import { type Confidence, citing, type Source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { turningBirthdays } from '../../engine/turning-days';
import { type Ask, type FactSpec, type Facts, factTable as facts, knownDate } from '../../facts/facts';
import { isOverseas } from '../../facts/regions';
import { difficultiesRule, employmentAge, isMinor, noJob } from './person.rules';

/** When a rule is in force and where it comes from: what differs from one scheme to another. */
export interface Frame extends Interval {
  readonly source: Source;
  readonly confidence: Confidence;
}

const dates = ({ from, to, source: cited, confidence }: Frame) => ({
  from,
  to,
  source: cited,
  confidence,
});

/** The same first day in every overseas territory. */
export const overseasFrom = (day: CivilDate): Readonly<Partial<Record<Territory, CivilDate>>> =>
  Object.fromEntries(territories.filter(isOverseas).map((territory) => [territory, day]));

/** Sixteen at the conclusion; without an upper age. */
export const minimumAgeRule = (frame: Frame): Rule => ({
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence: 'Nul n’est employé avant 16 ans ; le contrat n’a pas d’âge maximal.',
  states: [
    { words: 'avant 16 ans', facts: [facts.birthDate] },
    { words: 'pas d’âge maximal', facts: [facts.birthDate], grants: true },
  ],
  ...dates(frame),
  // L. 4153-1 is cited, its wording was not read.
  confidence: 'S',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const age = ageOn(birthDate, on);
    if (age >= employmentAge) return granted(`${age} ans à la conclusion : aucun âge maximal.`);
    const sixteenth = birthdayOn(birthDate, employmentAge);
    return refused(
      `Moins de 16 ans à la conclusion : le contrat ne se conclut qu’à partir du ${formatFrenchDate(sixteenth)}.`,
      { on: sixteenth },
    );
  },
});

/** Of a first contract, nothing done before under an aided one is known. */
export const noFormerAid: Presumption = {
  fact: facts.aidedMonthsDone,
  supposed: 'aucun contrat aidé déjà fait chez cet employeur',
  confirm: 'L’employeur et la personne disent les mois déjà faits ; le prescripteur les a aussi.',
};

/** A grant of a contract whose former months are told, or the reserve where they are only supposed to be none. */
export const grantedAfter = (done: { readonly isSupposed: boolean }, explanation: string): Finding =>
  done.isSupposed ? supposing(noFormerAid, explanation) : granted(explanation);

/** Without a job; a registered job seeker is taken to be so unless told otherwise. */
export const joblessRule = (frame: Frame): Rule => ({
  id: 'jobless',
  about: 'person',
  label: 'Sans emploi',
  sentence: 'Le contrat s’adresse aux personnes sans emploi.',
  ...dates(frame),
  presumes: noJob,
  needs: [facts.employed, facts.registeredJobSeekerSince, facts.renewalOf],
  test: (ask, { on }): Finding => {
    const employed = ask(facts.employed);
    switch (employed.state) {
      case 'none':
        return granted('Sans emploi.');
      case 'unknown': {
        const since = knownDate(ask(facts.registeredJobSeekerSince));
        return since !== null && since <= on
          ? supposing(noJob, `Inscription comme demandeur d’emploi depuis le ${formatFrenchDate(since)}.`)
          : lacking(facts.employed);
      }
      case 'known': {
        if (!employed.value) return granted('Sans emploi.');
        const renewal = ask(facts.renewalOf);
        if (renewal.state === 'unknown') return lacking(facts.renewalOf);
        return renewal.state === 'known'
          ? granted('En poste dans le contrat qui est prolongé.')
          : refused('Un emploi est occupé à cette date.', {
              by: 'Le contrat s’ouvre à la fin de cet emploi.',
            });
      }
    }
  },
});

/** Particular difficulties, as the adviser's diagnosis tells them. */
export const aidedDifficultiesRule = (frame: Frame): Rule =>
  difficultiesRule(
    {
      ...dates(frame),
      sentence:
        'Le contrat s’adresse aux personnes qui rencontrent des difficultés sociales et professionnelles particulières d’accès à l’emploi.',
    },
    {
      label: 'Difficultés d’accès à l’emploi',
      found: 'Des difficultés particulières sont reconnues.',
      notFound: 'La fiche ne reconnaît pas de difficultés particulières d’accès à l’emploi.',
      by: 'Un diagnostic du conseiller qui en reconnaît ouvrirait ce contrat.',
    },
  );

/** Who may be the employer: one answer for each kind. */
export const employerRule = (
  frame: Frame,
  rule: string,
  judge: (kind: EmployerKind, context: RuleContext) => Finding,
): Rule => ({
  id: 'employer',
  about: 'employer',
  label: 'Employeur',
  sentence: rule,
  ...dates(frame),
  needs: [facts.employerKind],
  test: (ask, context): Finding => {
    const kind = ask(facts.employerKind);
    return kind.state === 'known' ? judge(kind.value, context) : lacking(facts.employerKind);
  },
});

const carrying =
  'un employeur porteur du secteur non marchand (association, collectivité, chantier d’insertion) peut conclure le contrat, l’entreprise étant alors l’entreprise partenaire';
export const carryingEmployer = `${carrying[0]?.toUpperCase()}${carrying.slice(1)}.`;

/** A market-sector employer before a contract of the non-market sector. */
export const marketRefusal = (what: string, contract: string): Finding =>
  refused(`${what} relève du secteur marchand : ${contract} est réservé au secteur non marchand.`, {
    by: carryingEmployer,
  });

export const isMarketKind = (kind: EmployerKind): boolean =>
  kind === 'private-company' || kind === 'temp-agency' || kind === 'geiq' || kind === 'private-individual';

/** CDD or CDI. */
export const natureRule = (frame: Frame): Rule => ({
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence: 'Le contrat est un CDD ou un CDI.',
  ...dates(frame),
  needs: [facts.nature],
  test: (ask): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    return granted(
      nature.value === 'CDD'
        ? 'CDD conclu pour l’emploi de certains publics (L. 1242-3).'
        : 'CDI : l’aide reste limitée dans le temps.',
    );
  },
});

/** A contract of limited length only; `what` begins the refusal (« Le CAE »). */
export const fixedTermRule = (frame: Frame, what: string, sentence: string): Rule => ({
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence,
  ...frame,
  needs: [facts.nature],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    return known.value === 'CDD'
      ? granted('CDD de droit privé.')
      : refused(`${what} ne se conclut pas en CDI.`, { by: 'Un CDD ouvrirait ce contrat.' });
  },
});

/** The dates of a CDD, in order. `null` with the finding that says what is wrong or missing. */
export type DatesOf = { readonly start: CivilDate; readonly end: CivilDate } | { readonly finding: Finding };
export function datesOf(ask: Ask): DatesOf {
  const [start, end] = [ask(facts.startsOn), ask(facts.endsOn)];
  if (end.state === 'none')
    return { finding: refused('Ce CDD n’a pas de terme.', { by: 'Une date de fin est à fixer.' }) };
  if (start.state !== 'known' || end.state !== 'known') {
    const missing: FactSpec[] = [];
    if (start.state !== 'known') missing.push(facts.startsOn);
    if (end.state !== 'known') missing.push(facts.endsOn);
    return { finding: lacking(...missing) };
  }
  return end.value < start.value
    ? { finding: refused('La fin précède le début.', { by: 'L’une des deux dates est à corriger.' }) }
    : { start: start.value, end: end.value };
}

/** Months of aided contract already done with the employer: none in a first contract, unless told. */
export function monthsDone(
  ask: Ask,
): { readonly months: number; readonly isSupposed: boolean } | { readonly finding: Judgement } {
  const done = ask(facts.aidedMonthsDone);
  if (done.state === 'known') return { months: done.value, isSupposed: false };
  if (done.state === 'none') return { months: 0, isSupposed: false };
  const renewal = ask(facts.renewalOf);
  switch (renewal.state) {
    case 'none':
      return { months: 0, isSupposed: true };
    case 'known':
      return { finding: lacking(facts.aidedMonthsDone) };
    case 'unknown':
      return { finding: lacking(facts.renewalOf) };
  }
}

const shortestMonths = 6;
const shortestWithSentence = 3;
const longestMonths = 24;
const longestProtected = 60;
const protectedAge = 50;
const retirementAge = 58;
/** First day of the wording that lets the contract last until the retirement (loi n° 2015-994). */
const retirementFrom = civilDate('2015-08-19');

/** Whether the contract may last five years: disabled, or fifty when the twenty-four months end (R. 5134-33). */
function isLongAllowed(ask: Ask, at: CivilDate): Judgement & { readonly isAged: boolean } {
  const disabled = isTrue(ask, facts.disabledWorker);
  if (disabled.truth === 'yes') return { ...disabled, isAged: false };
  const birthDate = knownDate(ask(facts.birthDate));
  const aged =
    birthDate === null
      ? lacking(facts.birthDate)
      : both(certain(ageOn(birthDate, at) >= protectedAge), isTrue(ask, facts.specialDifficulties));
  if (aged.truth === 'yes') return { ...aged, isAged: true };
  if (aged.truth === 'no') return { ...disabled, isAged: false };
  return {
    truth: 'unknown',
    missing: [...aged.missing, ...disabled.missing],
    isAged: false,
  };
}

/** Length of a CUI: six months at least, twenty-four in all, five years for some. */
export const cuiDurationRule = (frame: Frame): Rule => ({
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence:
    'Le CDD dure 6 mois au moins (3 en cas d’aménagement de peine) et 24 mois en tout ; 5 ans pour les travailleurs handicapés et à partir de 50 ans en cas de difficultés particulières ; au-delà, pour achever une formation prévue, ou de 58 ans à la retraite.',
  states: [
    { words: '6 mois au moins', facts: [facts.endsOn] },
    { words: '24 mois en tout', facts: [facts.endsOn, facts.aidedMonthsDone] },
    { words: '5 ans pour les travailleurs handicapés', facts: [facts.disabledWorker], grants: true },
    { words: 'pour achever une formation prévue', facts: [facts.renewalOf] },
  ],
  ...dates(frame),
  presumes: noFormerAid,
  earlier: [
    {
      to: addDays(retirementFrom, -1),
      sentence:
        'Le CDD dure 6 mois au moins (3 en cas d’aménagement de peine) et 24 mois en tout ; 5 ans pour les travailleurs handicapés et à partir de 50 ans en cas de difficultés particulières ; au-delà, pour achever une formation prévue.',
      source: frame.source,
    },
  ],
  needs: [
    facts.nature,
    facts.startsOn,
    facts.endsOn,
    facts.renewalOf,
    facts.aidedMonthsDone,
    facts.disabledWorker,
    facts.birthDate,
    facts.specialDifficulties,
  ],
  test: (ask, { on }): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDI') return granted('CDI : sans terme ; l’aide dure 24 mois au plus.');
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const { start, end } = known;
    const span = spans(start, end);
    const done = monthsDone(ask);
    const renewal = ask(facts.renewalOf);
    if (!span.reaches(shortestMonths)) {
      const least = formatFrenchDate(shortestEnd(start, shortestMonths));
      if (renewal.state === 'unknown') return lacking(facts.renewalOf);
      // A prolongation adds to the contract that it prolongs: the whole counts.
      if (renewal.state === 'known') {
        if ('finding' in done) return done.finding;
        if (span.reaches(Math.max(0, shortestMonths - done.months)))
          return granted(
            `${lasting(span)} de prolongation après ${done.months} mois : 6 mois sont atteints en tout.`,
          );
      }
      return span.reaches(shortestWithSentence)
        ? undecided(
            `${lasting(span)} : moins de 6 mois ne s’admet qu’en cas d’aménagement de peine ; sinon, la fin est à porter au ${least} au moins.`,
          )
        : refused(`Le contrat dure ${inMonths(span)} : il en faut 6, ou 3 en cas d’aménagement de peine.`, {
            by: `La fin est à porter au ${least} au moins.`,
          });
    }
    if ('finding' in done) return done.finding;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    const left = longestMonths - done.months;
    if (left > 0 && span.within(left))
      return grantedAfter(done, `${lasting(span)}${inAll} : 24 mois au plus en tout.`);
    const limit = left > 0 ? lastDayOf(start, left) : on;
    const long = isLongAllowed(ask, limit);
    const leftLong = longestProtected - done.months;
    if (leftLong > 0 && span.within(leftLong)) {
      if (long.truth === 'yes')
        return grantedAfter(
          done,
          long.isAged
            ? `${lasting(span)}${inAll} : 5 ans au plus à partir de 50 ans, avec des difficultés particulières.`
            : `${lasting(span)}${inAll} : 5 ans au plus pour un travailleur handicapé.`,
        );
      if (long.truth === 'unknown')
        return closedUnless(`${lasting(span)}${inAll}, limite 24 mois en tout`, long, [
          'travailleur handicapé (5 ans)',
          ...(long.missing.includes(facts.disabledWorker.path) && long.missing.length === 1
            ? []
            : ['personne de 50 ans ou plus en difficulté particulière (5 ans)']),
        ]);
    }
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    if (ageOn(birthDate, limit) >= retirementAge)
      return undecided(
        on >= retirementFrom
          ? `${lasting(span)}${inAll} : à partir de 58 ans le contrat peut se prolonger jusqu’à la retraite ; la date des droits est à vérifier.`
          : `${lasting(span)}${inAll} : ce que la rédaction d’alors permettait après 58 ans n’a pas été lu ; vérifiez auprès du prescripteur.`,
      );
    const most = long.truth === 'yes' ? leftLong : left;
    if (renewal.state === 'known')
      return undecided(
        `${lasting(span)}${inAll} : la durée totale dépasse ${long.truth === 'yes' ? '5 ans' : '24 mois'}, ce qui ne s’admet que pour achever une formation en cours, prévue par la décision d’aide.`,
      );
    // A renewal may complete a training: it is asked for before anything is refused.
    if (renewal.state === 'unknown') return lacking(facts.renewalOf);
    return refused(
      `${lasting(span)}${inAll} : la durée totale dépasse ${long.truth === 'yes' ? '5 ans' : '24 mois'}.`,
      {
        by:
          most > 0
            ? `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, most))} au plus tard.`
            : 'La durée totale est épuisée : un contrat ordinaire ou en alternance reste possible.',
      },
    );
  },
});

export const leastWeeklyHours = 20;
/** Legal weekly hours: the aid counts no more. */
export const legalWeeklyHours = 35;

/** Twenty hours a week, unless the decision of aid (or the convention) says less. */
export const weeklyHoursRule = (frame: Frame, exception: string): Rule => ({
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence: `La durée du travail est de 20 heures par semaine au moins, sauf ${exception}.`,
  ...dates(frame),
  needs: [facts.weeklyHours],
  test: (ask): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const weekly = `${upToCents(hours.value)} h par semaine`;
    if (hours.value < leastWeeklyHours) return undecided(`${weekly} : sous 20 h, il faut ${exception}.`);
    return granted(
      hours.value > legalWeeklyHours
        ? `${weekly} : 20 h au moins ; l’aide ne compte que 35 h.`
        : `${weekly} : 20 h au moins.`,
    );
  },
});

const decisionToCome: Presumption = {
  fact: facts.aidDecidedOn,
  supposed: 'décision d’aide obtenue avant la conclusion du contrat',
  confirm: 'Le prescripteur la prend ; saisissez sa date dès qu’elle est connue.',
};

/** The aid is granted before the contract (CUI_AVANT). Only a known date that comes later stands against it. */
export const aidFirstRule = (frame: Frame): Rule => ({
  id: 'aid-first',
  about: 'contract',
  label: 'Aide avant le contrat',
  sentence: 'La décision d’aide est prise avant la conclusion du contrat.',
  ...dates(frame),
  presumes: decisionToCome,
  needs: [facts.aidDecidedOn],
  test: (ask, { on }): Finding => {
    const decidedOn = knownDate(ask(facts.aidDecidedOn));
    if (decidedOn === null) return supposing(decisionToCome);
    return decidedOn <= on
      ? granted(`Décision du ${formatFrenchDate(decidedOn)}, avant la conclusion ou le même jour.`)
      : refused(
          `La décision d’aide du ${formatFrenchDate(decidedOn)} suit la conclusion du ${formatFrenchDate(on)} : le contrat ne se conclut qu’à partir de la décision.`,
          { on: decidedOn },
        );
  },
});

const agreementSigned: Presumption = {
  fact: facts.aidDecidedOn,
  supposed: 'convention signée avant l’embauche, ou le jour même',
  confirm:
    'La date de signature se lit sur la convention passée avec l’ANPE ou le département ; saisissez-la.',
};

/** The convention with the public employment service or the department comes no later than the hiring. */
export const conventionFirstRule = (frame: Frame): Rule => ({
  id: 'convention-first',
  about: 'contract',
  label: 'Convention',
  sentence: 'La convention est signée avant l’embauche, ou le jour même.',
  ...dates(frame),
  presumes: agreementSigned,
  needs: [facts.startsOn, facts.aidDecidedOn],
  test: (ask, { on }): Finding => {
    const start = knownDate(ask(facts.startsOn));
    if (start === null) return lacking(facts.startsOn);
    const told = knownDate(ask(facts.aidDecidedOn));
    const signed = told ?? on;
    if (signed <= start)
      return told === null
        ? supposing(agreementSigned)
        : granted('Convention signée avant l’embauche, ou le jour même.');
    return refused(
      `La convention, signée le ${formatFrenchDate(signed)}, suit l’embauche du ${formatFrenchDate(start)}.`,
      { by: `L’embauche est à fixer au ${formatFrenchDate(signed)} au plus tôt.` },
    );
  },
});

/** What the employer alone declares: as long as nobody has asked, it is supposed to be in order. */
interface DeclaredRule {
  readonly id: string;
  readonly label: string;
  readonly sentence: string;
  readonly fact: FactSpec<boolean>;
  /** The value that stands against the aid. */
  readonly contrary: boolean;
  readonly against: string;
  readonly remedy: string;
  /** Said once it is known. */
  readonly otherwise: string;
  readonly supposed: string;
  readonly confirm: string;
}

function declaredRule(frame: Frame, given: DeclaredRule): Rule {
  const presumes: Presumption = { fact: given.fact, supposed: given.supposed, confirm: given.confirm };
  return {
    id: given.id,
    about: 'employer',
    label: given.label,
    sentence: given.sentence,
    ...dates(frame),
    presumes,
    needs: [given.fact],
    test: (ask): Finding => {
      const known = ask(given.fact);
      // "There is none" tells nothing of contributions paid or not.
      if (known.state === 'unknown' || (known.state === 'none' && !given.contrary))
        return supposing(presumes);
      return known.state === 'known' && known.value === given.contrary
        ? refused(given.against, { by: given.remedy })
        : granted(given.otherwise);
    },
  };
}

export const replacementRule = (frame: Frame): Rule =>
  declaredRule(frame, {
    id: 'replacement',
    label: 'Remplacement',
    sentence:
      'L’aide n’est pas attribuée pour remplacer un salarié licencié, sauf pour faute grave ou lourde.',
    fact: facts.replacesDismissed,
    contrary: true,
    against: 'L’embauche remplace un salarié licencié pour un autre motif qu’une faute grave ou lourde.',
    remedy: 'L’embauche sur un autre poste ouvrirait l’aide.',
    otherwise: 'L’embauche ne remplace pas un salarié licencié.',
    supposed: 'aucun remplacement d’un salarié licencié',
    confirm: 'L’employeur l’atteste dans la demande d’aide.',
  });

export const contributionsRule = (frame: Frame): Rule =>
  declaredRule(frame, {
    id: 'contributions',
    label: 'Cotisations',
    sentence:
      'L’aide n’est pas attribuée à l’employeur qui n’est pas à jour de ses cotisations et contributions sociales.',
    fact: facts.contributionsUpToDate,
    contrary: false,
    against: 'L’employeur n’est pas à jour de ses cotisations et contributions sociales.',
    remedy: 'La régularisation des cotisations ouvrirait l’aide.',
    otherwise: 'L’employeur est à jour de ses cotisations et contributions sociales.',
    supposed: 'cotisations et contributions sociales de l’employeur à jour',
    confirm: 'L’attestation de vigilance de l’Urssaf le confirme.',
  });

export const economicDismissalRule = (frame: Frame): Rule =>
  declaredRule(frame, {
    id: 'economic-dismissal',
    label: 'Licenciement économique',
    sentence:
      'L’aide n’est pas attribuée à l’établissement qui a licencié pour motif économique dans les 6 mois avant l’embauche.',
    fact: facts.economicDismissal6Months,
    contrary: true,
    against: 'L’établissement a licencié pour motif économique dans les 6 mois avant l’embauche.',
    remedy: 'L’aide se rouvre 6 mois après ce licenciement.',
    otherwise: 'Aucun licenciement économique dans les 6 mois avant l’embauche.',
    supposed: 'aucun licenciement économique dans les 6 mois avant l’embauche',
    confirm: 'L’employeur l’atteste dans la demande d’aide.',
  });

/** The SMIC for the hours of the contract, month by month. An end is not missing where the contract has none. */
export function smicPay(given: Facts, ask: Ask, cited: Source, context: PayContext): PaySchedule {
  const schedule = paySchedule(
    given,
    {
      ...citing(cited),
      rateOn: () => ({
        percent: 100,
        conventionalPercent: null,
        because: { row: 'SMIC, quel que soit l’âge', facts: [], articles: cited.articles },
        checks: [],
        missing: [],
      }),
    },
    context,
  );
  const isOpenEnded =
    holds(facts.nature, ask(facts.nature), 'no', (nature) => nature === 'CDI').truth === 'yes';
  return isOpenEnded
    ? { ...schedule, missing: schedule.missing.filter((path) => path !== facts.endsOn.path) }
    : schedule;
}

/** First day of the contrat unique d'insertion, whose time limits these are. */
const cuiLimitsFrom = civilDate('2010-01-01');

/** Decision of aid before the contract, reporting of a break (seven clear days) and certificate of experience (one month before the end). */
export function cuiDeadlines(
  { ask, context, evaluation }: PartInput,
  sources: {
    readonly decision: Source;
    readonly break: Source;
    readonly certificate: Source;
    readonly confidence: Confidence;
  },
): readonly Deadline[] {
  const end = knownDate(ask(facts.endsOn));
  return [
    // Once the decision is known, a condition judges its date.
    ...(ask(facts.aidDecidedOn).state === 'known'
      ? []
      : [
          dated(
            {
              code: 'CUI_AVANT',
              from: cuiLimitsFrom,
              label: 'Décision d’aide',
              trigger: 'conclusion du contrat',
              triggerOn: context.on,
              count: 0,
              unit: 'days',
              rule: 'La décision d’aide est prise avant la conclusion du contrat.',
              source: sources.decision,
              confidence: sources.confidence,
              note: 'Sans décision préalable, l’aide est refusée.',
            },
            context.territory,
          ),
        ]),
    dated(
      {
        code: 'CUI_ATTEST',
        from: cuiLimitsFrom,
        label: 'Attestation d’expérience professionnelle',
        trigger: 'fin du contrat',
        triggerOn: end,
        count: -1,
        unit: 'months',
        rule: 'L’employeur remet l’attestation d’expérience à la demande du salarié, ou au plus tard 1 mois avant la fin.',
        source: sources.certificate,
        confidence: sources.confidence,
      },
      context.territory,
    ),
    dated(
      {
        code: 'CUI_RUPTURE',
        from: cuiLimitsFrom,
        label: 'Signalement de la suspension ou de la rupture',
        trigger: 'suspension ou rupture',
        triggerOn: evaluation.brokenOn ?? null,
        count: 7,
        unit: 'francs',
        rule: 'L’employeur informe l’autorité qui a attribué l’aide et le payeur dans un délai franc de 7 jours, sur la fiche prévue.',
        source: sources.break,
        confidence: sources.confidence,
        note: 'Délai franc : ni le jour de départ ni celui de l’échéance ne comptent.',
      },
      context.territory,
    ),
  ];
}

/** Documents that the facts call for, besides those that a scheme always asks. */
export function documentsOf(
  { ask, context }: PartInput,
  always: readonly DocumentCode[],
): readonly DocumentCode[] {
  return [
    ...always,
    ...(isTrue(ask, facts.workPermitNeeded).truth === 'yes' ? (['SEJ'] as const) : []),
    ...(ask(facts.renewalOf).state === 'known' ? (['BIL'] as const) : []),
    ...(isMinor(ask, context.on) ? (['REP'] as const) : []),
  ];
}

/** Documents of a request of aid since 2010; a residence is proved where it opens the aid. */
export function cuiDocuments(input: PartInput, isByResidence: boolean): readonly DocumentCode[] {
  const { ask } = input;
  const hasBenefits = holds(facts.benefits, ask(facts.benefits), 'no', (benefits) => benefits.length > 0);
  return [
    ...documentsOf(input, ['ID', 'DIP', 'DE', 'CERFA', 'ORD', 'RIB', 'COT', 'TUT']),
    ...(isByResidence ? (['DOM'] as const) : []),
    ...(hasBenefits.truth === 'yes' ? (['MIN'] as const) : []),
    ...(isTrue(ask, facts.disabledWorker).truth === 'yes' ? (['RQTH'] as const) : []),
  ];
}

/** Days on which a condition of an aided contract turns by itself. */
export function aidedTurningDays(
  ask: Ask,
  on: CivilDate,
  ages: readonly number[] = [],
): readonly CivilDate[] {
  const known = [knownDate(ask(facts.registeredJobSeekerSince)), knownDate(ask(facts.aidDecidedOn))];
  return [
    ...turningBirthdays(ask, on, [employmentAge, protectedAge, retirementAge, ...ages]),
    ...known.filter((day): day is CivilDate => day !== null && day > on),
  ];
}
