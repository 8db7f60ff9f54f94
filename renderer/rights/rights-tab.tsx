import { Group, Stack, Text, Title } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { capital } from '../../shared/base/text';
import type { CivilDate } from '../../shared/base/time';
import type { Candidate } from '../../shared/fields';
import {
  compare,
  openReason,
  personPart,
  refusalOf,
  type Said,
  type SchemeAnswer,
  type SchemeCode,
  saidGroups,
  saidOf,
  saidUnderWay,
} from '../../shared/law';
import type { Situation } from '../../shared/rights';
import { today, useProcedure } from '../bridge';
import type { CandidateField } from '../people';
import { AnchorLink, ButtonLink, DateBox, ListSkeleton, Loaded, PrivateDays, VerdictBadge } from '../ui';
import { AnswerExplanation } from './answer-explanation';
import { OwnAnswer } from './comparison-table';
import { Contradictions } from './contradictions';
import { Questions } from './questions';
import { Reserves } from './reserves';
import classes from './rights.module.css';
import { answerTexts, tabTexts } from './rights.texts';
import { SchemeActs } from './scheme-acts';
import { WhyButton } from './why-button';

/** Droits: what the rules say of this person on a date, scheme by scheme, each answer with its reasoning. */
export function RightsTab({
  candidate,
  onFill,
}: {
  readonly candidate: Candidate;
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const [on, setOn] = useState<CivilDate | null>(today());
  const query = useProcedure(
    'rights.situation',
    on === null ? null : { id: candidate.id, employerId: null, on },
    { keepPrevious: true },
  );
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="lg" justify="space-between" className={classes.panel}>
        <Group align="flex-end" gap="lg">
          <DateBox readOnly={false} label={tabTexts.on} w={160} value={on} onChange={setOn} />
          <Text c="dimmed" size="sm" maw={400}>
            {tabTexts.onlyPerson}
          </Text>
        </Group>
        <ButtonLink
          to="/candidats/$candidateId/comparer"
          params={{ candidateId: candidate.id }}
          leftSection={<IconScale size={16} aria-hidden />}
        >
          {tabTexts.compare}
        </ButtonLink>
      </Group>
      {on === null ? (
        <Text>{tabTexts.typeADate}</Text>
      ) : (
        <Loaded query={query} skeleton={<ListSkeleton rows={6} />}>
          {({ situation }) => <Rights situation={situation} onFill={onFill} />}
        </Loaded>
      )}
    </Stack>
  );
}

/** Groups that are read without being asked for; the others wait folded. */
const unfolded: readonly string[] = ['under-way', 'open', 'incomplete', 'closed-unless', 'to-check'];

interface Line {
  /** What it says of the person alone. */
  readonly answer: SchemeAnswer;
  readonly whole: SchemeAnswer;
  readonly said: Said;
}

function Rights({
  situation,
  onFill,
}: {
  readonly situation: Situation;
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const { facts, territory, references, overrides, asked, candidate, underWay } = situation;
  const [explained, setExplained] = useState<SchemeCode | null>(null);
  const found = useMemo(
    () => compare(facts, { territory, references, underWay: underWay.map(({ scheme }) => scheme) }),
    [facts, territory, references, underWay],
  );
  const lines: readonly Line[] = [
    ...found.underWay.map(({ answer }) => ({
      answer: personPart(answer),
      whole: answer,
      said: saidUnderWay(underWay.find(({ scheme }) => scheme === answer.id)?.since ?? null),
    })),
    ...[...found.columns, ...found.refused, ...found.outOfForce].map(({ answer }) => {
      const own = personPart(answer);
      return { answer: own, whole: answer, said: saidOf(own) };
    }),
  ];
  const shown = lines.find(({ answer }) => answer.id === explained) ?? null;
  // What belongs to an offer is asked where there is one.
  const [ofPerson, ofOffer] = [
    found.questions.filter(({ path }) => path.startsWith('candidate.')),
    found.questions.filter(({ path }) => !path.startsWith('candidate.')),
  ];
  const lineOf = ({ answer, said }: Line): ReactNode => (
    <li key={answer.id} className={classes.scheme}>
      <div>
        <Text fw={600}>{answer.label}</Text>
        <VerdictBadge said={said} />
      </div>
      <div>
        {said.code === 'under-way' ? null : <Summary answer={answer} candidateId={candidate.id} />}
        <OwnAnswer answer={answer} overrides={overrides} />
      </div>
      <Group gap="sm" justify="flex-end">
        <SchemeActs candidateId={candidate.id} scheme={answer.id} said={said.code} />
        <WhyButton answer={answer} onExplain={({ id }) => setExplained(id)} />
      </Group>
    </li>
  );
  return (
    <Stack gap="lg">
      <Contradictions facts={facts} />
      <Questions candidateId={candidate.id} questions={ofPerson} asked={asked} onFill={onFill}>
        {ofOffer.length === 0 ? null : (
          <Text size="sm" mt="xs">
            {tabTexts.asked(ofOffer.length)}{' '}
            <AnchorLink
              to="/candidats/$candidateId/comparer"
              params={{ candidateId: candidate.id }}
              size="sm"
            >
              {tabTexts.inComparator}
            </AnchorLink>
          </Text>
        )}
      </Questions>
      {saidGroups.map(({ id, title, codes }) => {
        const own = lines.filter(({ said }) => codes.includes(said.code));
        if (own.length === 0)
          return id === 'open' ? (
            <section key={id} className={classes.panel} aria-label={title}>
              <Title order={2} mb="xs">
                {title}
              </Title>
              <Text size="sm" c="dimmed">
                {tabTexts.nothingOpen}
              </Text>
            </section>
          ) : null;
        const heading = `${title} (${own.length})`;
        return unfolded.includes(id) ? (
          <section key={id} className={classes.panel} aria-label={title} tabIndex={-1}>
            <Title order={2} mb="xs">
              {heading}
            </Title>
            <ul className={classes.bare}>{own.map(lineOf)}</ul>
          </section>
        ) : (
          <details key={id} className={classes.details}>
            <summary>{heading}</summary>
            <section className={classes.panel} aria-label={title}>
              <ul className={classes.bare}>{own.map(lineOf)}</ul>
            </section>
          </details>
        );
      })}
      {shown === null ? null : (
        <AnswerExplanation
          candidateId={candidate.id}
          answer={shown.answer}
          said={shown.said}
          reported={shown.whole}
          facts={facts}
          territory={territory}
          onClose={() => setExplained(null)}
        />
      )}
    </Stack>
  );
}

/** One or two lines: why, and what would change it. */
function Summary({
  answer,
  candidateId,
}: {
  readonly answer: SchemeAnswer;
  readonly candidateId: Candidate['id'];
}): ReactNode {
  const refusal = refusalOf(answer);
  if (refusal !== null)
    return (
      <Text size="sm">
        <PrivateDays>{`${refusal.because} ${refusal.change}`}</PrivateDays>
      </Text>
    );
  if (answer.verdict === 'to-check')
    return (
      <Text size="sm">
        <PrivateDays>{`${capital(openReason(answer))}.`}</PrivateDays>
      </Text>
    );
  const needsOffer = answer.kind === 'employment' || answer.kind === 'immersion';
  return (
    <>
      {answer.toConfirm.length > 0 ? (
        <Reserves answer={answer} candidateId={candidateId} />
      ) : (
        <Text size="sm">{answerTexts.allMetOfPerson}</Text>
      )}
      {needsOffer ? (
        <Text size="sm" c="dimmed">
          {answerTexts.withOffer}
        </Text>
      ) : null}
    </>
  );
}
