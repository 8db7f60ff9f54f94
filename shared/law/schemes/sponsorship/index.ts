import { ageOn, birthdayOn, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { type Amount, amount, showAmount } from '../../engine/parameter';
import { years } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import { type Finding, granted, lacking, type Rule, refused } from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { factTable as facts } from '../../facts/facts';

/** The national charter of sponsorship. */
const charterFrom: CivilDate = civilDate('1999-07-27');
/** The circular of 4 May 2005 opens it to adults. */
const adultsFrom: CivilDate = civilDate('2005-05-04');
const minimumAge = 16;
const firstAdultAge = 26;

const circular = source([], 'circulaire DGEFP n° 2005-20 du 4 mai 2005 (Bulletin officiel du travail)');
const networks = source([], 'charte nationale du 27 juillet 1999, circulaires de 1996 à 2000 (ASH)');

/** What the State gives to the body that runs the network, not to the employer nor to the person. */
export const sponsorshipAid: Amount = amount({
  id: 'sponsorship.aid',
  label: 'Aide de l’État à l’organisme qui anime le réseau, par personne parrainée (plafond)',
  unit: 'cents',
  reviewMonths: null,
  values: [
    // 2 000 F; the day on which each yearly campaign began was not read.
    {
      from: charterFrom,
      value: 30_490,
      source: source([], 'campagne 2000 : 2 000 F (ASH), date d’effet non lue'),
      confidence: 'N',
    },
    { from: adultsFrom, value: 30_500, source: circular, confidence: 'S' },
  ],
});

const youngRule: Rule = {
  id: 'young',
  about: 'person',
  label: 'Âge',
  sentence: 'Jusqu’à la circulaire du 4 mai 2005, le parrainage s’adresse aux 16–25 ans révolus.',
  from: charterFrom,
  to: civilDate('2005-05-03'),
  source: networks,
  confidence: 'S',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birth = ask(facts.birthDate);
    if (birth.state !== 'known') return lacking(facts.birthDate);
    const age = ageOn(birth.value, on);
    if (age < minimumAge) {
      const day = birthdayOn(birth.value, minimumAge);
      return refused(`${years(age)} : le parrainage s’ouvre à 16 ans, le ${formatFrenchDate(day)}.`, {
        on: day,
      });
    }
    return age < firstAdultAge
      ? granted(`${years(age)} : public des 16–25 ans révolus.`)
      : refused(
          `${years(age)} : le parrainage s’adresse alors aux moins de 26 ans ; il s’ouvre aux adultes le ${formatFrenchDate(adultsFrom)}.`,
          { on: adultsFrom },
        );
  },
};

const ageRule: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence:
    'Depuis la circulaire du 4 mai 2005, le parrainage s’adresse aux jeunes à partir de 16 ans et aux adultes.',
  from: adultsFrom,
  to: null,
  source: circular,
  confidence: 'S',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birth = ask(facts.birthDate);
    if (birth.state !== 'known') return lacking(facts.birthDate);
    const age = ageOn(birth.value, on);
    if (age >= minimumAge)
      return granted(`${years(age)} : ${age < firstAdultAge ? 'jeune' : 'adulte'}, sans limite d’âge.`);
    const day = birthdayOn(birth.value, minimumAge);
    return refused(`${years(age)} : le parrainage s’ouvre à 16 ans, le ${formatFrenchDate(day)}.`, {
      on: day,
    });
  },
};

const difficultiesRule: Rule = {
  id: 'difficulties',
  about: 'person',
  label: 'Difficultés d’accès à l’emploi',
  sentence:
    'La personne rencontre des difficultés d’accès à l’emploi ou manque d’un réseau de relations professionnelles.',
  from: charterFrom,
  to: null,
  source: source([], 'circulaire DGEFP n° 2005-20 du 4 mai 2005 ; circulaires de 1996 à 2000 (ASH)'),
  confidence: 'S',
  needs: [facts.specialDifficulties],
  test: (ask): Finding => {
    const difficulties = ask(facts.specialDifficulties);
    if (difficulties.state === 'unknown') return lacking(facts.specialDifficulties);
    return difficulties.state === 'known' && difficulties.value
      ? granted('Difficultés d’accès à l’emploi relevées.')
      : refused('Aucune difficulté d’accès à l’emploi n’est relevée.', {
          by: 'Un diagnostic qui relève des difficultés d’accès à l’emploi, ou l’absence de réseau professionnel.',
        });
  },
};

/** Sponsorship: someone who works, or has, accompanies someone who looks for work. */
export const sponsorship: Scheme = {
  id: 'PARRAINAGE',
  label: 'Parrainage',
  kind: 'measure',
  purpose:
    'Un bénévole (actif, retraité, élu, membre d’une association) accompagne vers l’emploi une personne qui manque de réseau. Ce n’est ni un contrat ni un dispositif de plus : il renforce l’accompagnement en cours.',
  pivot: 'Les conditions se jugent à la mise en relation du filleul et du parrain.',
  from: charterFrom,
  to: null,
  source: networks,
  confidence: 'S',
  rules: [youngRule, ageRule, difficultiesRule],
  parameters: [sponsorshipAid],
  usualMonths: null,
  turningDays: (ask, on) => turningBirthdays(ask, on, [minimumAge, firstAdultAge]),
  parts: {
    reminders: ({ context }) => {
      const aid = amountOn(sponsorshipAid, context.on, context.references);
      return [
        ...(aid === null
          ? []
          : [
              {
                sentence: `L’État aide l’organisme qui anime le réseau : ${showAmount(aid.value, 'cents')} au plus par personne parrainée, une fois, au titre de l’année de la mise en relation${aid.confidence === 'N' ? ' (date d’effet à vérifier)' : ''}.`,
                source: aid.source,
                from: aid.from,
              },
            ]),
        {
          sentence: 'Le parrain est bénévole : ni le filleul ni l’employeur ne le rémunèrent.',
          source: context.on < adultsFrom ? networks : circular,
          from: charterFrom,
        },
        {
          sentence:
            'À noter au dossier : le filleul, le parrain, la date de mise en relation, les rencontres et l’issue.',
          source: circular,
          from: adultsFrom,
        },
      ];
    },
  },
};
