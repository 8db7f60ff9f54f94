import { Anchor, Skeleton, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { type CivilDate, formatFrenchDate } from '../../shared/base/time';
import { contractFileIdSchema } from '../../shared/contract-files';
import { type Candidate, candidateFields, type Enrolment, saidOf } from '../../shared/fields';
import { factLabel, shortNameOf } from '../../shared/law';
import { paperLabel } from '../../shared/papers';
import { type NextAct, nextActs, outlooksOf } from '../../shared/rights';
import { today, useProcedure } from '../bridge';
import { type CandidateField, fieldOfFact, missingFields } from '../people/candidate-form';
import { AnchorLink, Private, StatusBadge } from '../ui';
import classes from './candidates.module.css';
import { nextTexts as texts } from './candidates.texts';

/** Acts shown under the first one. */
const THEN = 2;

type Files = ReturnType<typeof useFilesOf>;
/** The contract files of a person: those of the column and of what is to do. */
export const useFilesOf = (id: Candidate['id']) =>
  useProcedure('contractFiles.list', {
    statuses: [],
    candidateId: id,
    employerId: null,
    offset: 0,
    limit: 100,
  });

interface Acting {
  readonly candidate: Candidate;
  readonly onFill: (field: CandidateField) => void;
}

/** À faire: the most consequential act first, said with its day and what it concerns, then the next two. */
export function NextActs({
  candidate,
  enrolments,
  files,
  onFill,
}: Acting & { readonly enrolments: readonly Enrolment[]; readonly files: Files }): ReactNode {
  const on = today();
  const { data } = useProcedure('rights.situation', { id: candidate.id, employerId: null, on });
  const situation = data?.situation;
  const papers = useProcedure('papers.list', { candidateId: candidate.id }).data?.papers;
  const rows = files.data?.rows;
  const acts = useMemo(
    () =>
      situation === undefined || rows === undefined || papers === undefined
        ? null
        : nextActs({
            on,
            outlooks: outlooksOf(
              { candidate, enrolments, periods: situation.periods, asked: situation.asked },
              on,
              situation.territory,
              situation.references,
            ),
            underWay: situation.underWay.map(({ scheme }) => scheme),
            deadlines: rows.flatMap(({ id, reference, nextDeadline }) =>
              nextDeadline === null ? [] : [{ ...nextDeadline, file: { id, reference } }],
            ),
            papers,
            lastContactOn: candidate.lastContactOn,
            firstReceptionOn: candidate.firstReceptionOn,
            missing: missingFields(candidate),
            files: rows.length,
          }),
    [candidate, enrolments, on, papers, rows, situation],
  );
  if (acts === null) return <Skeleton height={44} />;
  const [first, ...rest] = acts;
  return (
    <section aria-label={texts.todo}>
      <ActState act={first} />
      <Text component="div" mt={4}>
        {first === undefined ? texts.nothing : <ActWords act={first} candidate={candidate} onFill={onFill} />}
      </Text>
      {rest.length === 0 ? null : (
        <ul className={classes.then} aria-label={texts.after}>
          {rest.slice(0, THEN).map((act) => (
            <li key={JSON.stringify(act)}>
              <ActWords act={act} candidate={candidate} onFill={onFill} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ActState({ act }: { readonly act: NextAct | undefined }): ReactNode {
  if (act === undefined) return <StatusBadge tone="done">{texts.upToDate}</StatusBadge>;
  const isLate =
    act.kind === 'contact-owed' ||
    ((act.kind === 'deadline' || act.kind === 'paper-expires') && act.on < today());
  return isLate ? (
    <StatusBadge tone="late">{texts.late}</StatusBadge>
  ) : (
    <StatusBadge tone="info" icon={<IconArrowRight size={14} aria-hidden />}>
      {texts.todo}
    </StatusBadge>
  );
}

const day = (on: CivilDate): ReactNode => <span className="vivier-nowrap">{formatFrenchDate(on)}</span>;

/** One act in words, which lead to where it is done. */
function ActWords({ act, candidate: { id }, onFill }: Acting & { readonly act: NextAct }): ReactNode {
  const toRights = (words: ReactNode): ReactNode => (
    <AnchorLink to="/candidats/$candidateId" params={{ candidateId: id }} search={{ onglet: 'droits' }}>
      {words}
    </AnchorLink>
  );
  const toField = (field: CandidateField, words: string): ReactNode => (
    <Anchor component="button" type="button" ta="left" underline="always" onClick={() => onFill(field)}>
      {words}
    </Anchor>
  );
  switch (act.kind) {
    case 'right-closes':
      return toRights(
        <>
          {texts.closes} {act.reason.kind === 'birthday' ? <Private>{day(act.on)}</Private> : day(act.on)}
          {texts.closing(act.schemes.map(shortNameOf))}
        </>,
      );
    case 'deadline':
      return (
        <>
          {texts.deadline(act.label)} {day(act.on)} (
          <AnchorLink
            to="/dossiers/$contractFileId"
            params={{ contractFileId: contractFileIdSchema.parse(act.file.id) }}
          >
            {act.file.reference}
          </AnchorLink>
          )
        </>
      );
    case 'year-ends':
      return toRights(
        <>
          {texts.yearEnds(shortNameOf(act.scheme))} {day(act.on)}
        </>,
      );
    case 'paper-expires':
      return (
        <AnchorLink to="/candidats/$candidateId" params={{ candidateId: id }} search={{ onglet: 'pieces' }}>
          {texts.paperEnds(paperLabel(act.paper))} {day(act.on)}
        </AnchorLink>
      );
    case 'contact-owed':
      return (
        <AnchorLink to="/candidats/$candidateId" params={{ candidateId: id }} search={{ champ: 'note' }}>
          {act.isFirst ? texts.neverMet : texts.silent} {day(act.since)}
        </AnchorLink>
      );
    case 'fact': {
      const field = fieldOfFact(act.path);
      const words = texts.ask(factLabel(act.path));
      return (
        <>
          {field === null ? toRights(words) : toField(field, words)}{' '}
          <Text size="sm" c="dimmed">
            {texts.waited(act.schemes.length)}
          </Text>
        </>
      );
    }
    case 'gap':
      return toField(act.field, texts.fill(saidOf(candidateFields[act.field])));
    case 'first-file':
      return (
        <AnchorLink to="/dossiers/nouveau" search={{ candidat: id }}>
          {texts.firstFile}
        </AnchorLink>
      );
  }
}
