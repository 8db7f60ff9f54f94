import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { capital } from '../../shared/base/text';
import { formatShortDate } from '../../shared/base/time';
import type { Candidate } from '../../shared/fields';
import {
  factInput,
  factLabel,
  factsSchema,
  factTextAt,
  type Question,
  schemeOf,
  withFact,
} from '../../shared/law';
import { type AskedFact, type AskedFactPath, askedFactPathSchema } from '../../shared/rights';
import { tellDone, today, useAct } from '../bridge';
import { type CandidateField, fieldOfFact, tabOf } from '../people';
import { AnchorLink, Private } from '../ui';
import { questionTexts as texts } from './answers.texts';
import { type FactAnswer, FactQuestion } from './fact-field';
import classes from './rights.module.css';

const shownAtOnce = 5;
const isAsked = (path: string): path is AskedFactPath => askedFactPathSchema.safeParse(path).success;

/** What to ask now, in the order that settles most, each answered where it stands. */
export function Questions({
  candidateId,
  questions,
  asked,
  onSuppose,
  onFill,
  children,
}: {
  readonly candidateId: Candidate['id'];
  readonly questions: readonly Question[];
  readonly asked: readonly AskedFact[];
  /** Answers what belongs to the offer rather than to the person; absent where nothing is supposed. */
  readonly onSuppose?: (path: string, value: FactAnswer) => void;
  /** Leads to a field of the form in this same page; absent: a link to the person's page. */
  readonly onFill?: (field: CandidateField) => void;
  /** What is asked elsewhere. */
  readonly children?: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const tell = useAct('rights.tellFact');
  const answer = (path: string, value: FactAnswer): void => {
    // The question goes once it is answered: the keyboard stays at the head of those that remain.
    heading.current?.focus({ preventScroll: true });
    if (isAsked(path)) tell.mutate({ id: candidateId, path, value, toldOn: today() });
    else onSuppose?.(path, value);
  };
  const forget = ({ path, value, toldOn }: AskedFact): void =>
    tell.mutate(
      { id: candidateId, path, toldOn: today() },
      {
        onSuccess: () =>
          tellDone({
            title: texts.forgotten(factLabel(path)),
            undo: {
              run: () => tell.mutate({ id: candidateId, path, value, toldOn }),
              of: [candidateId, path],
            },
          }),
      },
    );
  const line = (question: Question): ReactNode => (
    <li key={question.path} className={classes.question}>
      <div>
        <Text fw={600} size="sm">
          {capital(question.label)}
        </Text>
        <Text size="xs" c="dimmed">
          {waiting(question)}
        </Text>
      </div>
      {way(question)}
    </li>
  );
  const way = ({ path, label }: Question): ReactNode => {
    if (factInput(path) !== null && (isAsked(path) || onSuppose !== undefined))
      return <FactQuestion path={path} label={label} onAnswer={(value) => answer(path, value)} />;
    const field = fieldOfFact(path);
    if (field === null)
      return (
        <Text size="sm" c="dimmed">
          {path.startsWith('candidate.') ? texts.readInJourney : texts.toldByOffer}
        </Text>
      );
    return onFill === undefined ? (
      <AnchorLink
        to="/candidats/$candidateId"
        params={{ candidateId }}
        search={{ onglet: tabOf(field), champ: field }}
        size="sm"
        aria-label={texts.about(texts.complete, label)}
      >
        {texts.complete}
      </AnchorLink>
    ) : (
      <Anchor
        component="button"
        type="button"
        size="sm"
        underline="always"
        onClick={() => onFill(field)}
        aria-label={texts.about(texts.complete, label)}
      >
        {texts.complete}
      </Anchor>
    );
  };
  const [first, rest] = [questions.slice(0, shownAtOnce), questions.slice(shownAtOnce)];
  return (
    <section className={classes.panel} aria-label={texts.title}>
      <Title order={2} ref={heading} tabIndex={-1} className={classes.heading} mb="xs">
        {texts.title}
        {questions.length === 0 ? '' : ` (${questions.length})`}
      </Title>
      {questions.length === 0 ? (
        <Text size="sm">{children == null ? texts.nothing : texts.nothingOfPerson}</Text>
      ) : (
        <>
          <ol className={classes.questions}>{first.map(line)}</ol>
          {rest.length === 0 ? null : (
            <details className={classes.details}>
              <summary>{texts.next(rest.length)}</summary>
              <ol className={classes.questions}>{rest.map(line)}</ol>
            </details>
          )}
        </>
      )}
      {children}
      {asked.length === 0 ? null : (
        <details className={classes.details}>
          <summary>{texts.told(asked.length)}</summary>
          <Stack gap={4} mt={4}>
            {asked.map((told) => (
              <Group key={told.path} gap="sm" justify="space-between" wrap="nowrap">
                <Text size="sm">
                  {capital(factLabel(told.path))}
                  {'\u00A0'}: <Private>{valueInWords(told)}</Private>{' '}
                  <Text span size="xs" c="dimmed">
                    {texts.toldOn(formatShortDate(told.toldOn))}
                  </Text>
                </Text>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={texts.about(texts.forget, factLabel(told.path))}
                  onClick={() => forget(told)}
                >
                  {texts.forget}
                </Button>
              </Group>
            ))}
          </Stack>
        </details>
      )}
    </section>
  );
}

/** Which answers wait for a fact. */
function waiting({ schemes }: Question): string {
  const names = schemes.slice(0, 3).map((id) => schemeOf(id)?.label ?? id);
  return texts.waiting(names, schemes.length - names.length);
}

function valueInWords({ path, value, toldOn }: AskedFact): string {
  const facts = withFact(factsSchema.parse({ on: toldOn }), path, value);
  return (facts === null ? null : factTextAt(facts, path)?.value) ?? String(value);
}
