import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatShortDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import {
  bareSaid,
  factLabel,
  type SchemeCode,
  saidOfOutlook,
  saidUnderWay,
  schemeOf,
} from '../../shared/law';
import type { SweepLine, SweepRow } from '../../shared/rights';
import { useProcedure } from '../bridge';
import { ageLabel, candidateName } from '../people';
import { ButtonLink, ListSkeleton, Loaded, Private, PrivateDays, VerdictBadge } from '../ui';
import { actTexts, sweepTexts } from './rights.texts';
import { SchemeActs } from './scheme-acts';
import classes from './sweep-preview.module.css';

const labelOf = (scheme: SchemeCode): string => schemeOf(scheme)?.label ?? scheme;

/** The person under the cursor: every answer with its word, what is coming, and what can be done at once. */
export function SweepPreview({
  candidateId,
  chosen,
  onDone,
}: {
  readonly candidateId: CandidateId;
  /** The schemes that the list is filtered by, told first. */
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}): ReactNode {
  const swept = useProcedure('rights.sweptRow', { id: candidateId }, { keepPrevious: true });
  return (
    <Loaded query={swept} skeleton={<ListSkeleton rows={4} />}>
      {({ row }) =>
        row === null ? (
          <Text size="sm" c="dimmed">
            {sweepTexts.computing}
          </Text>
        ) : (
          <Person key={row.candidateId} row={row} chosen={chosen} onDone={onDone} />
        )
      }
    </Loaded>
  );
}

function Person({
  row,
  chosen,
  onDone,
}: {
  readonly row: SweepRow;
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}): ReactNode {
  const { candidateId, lines, underWay } = row;
  const isChosen = (scheme: SchemeCode): boolean => chosen.includes(scheme);
  const ordered = [...lines].sort(
    (a, b) => Number(isChosen(b.scheme)) - Number(isChosen(a.scheme)) || rank[a.verdict] - rank[b.verdict],
  );
  return (
    <Stack gap="md">
      <div>
        <Title order={2} className={classes.name}>
          <Private>{candidateName(row)}</Private>
        </Title>
        <Text c="dimmed" size="sm">
          <Private>{ageLabel(row.birthDate)}</Private>
        </Text>
      </div>
      <ButtonLink to="/candidats/$candidateId" params={{ candidateId }} search={{ onglet: 'droits' }}>
        {actTexts.openRights}
      </ButtonLink>
      <ul className={classes.lines}>
        {underWay.map(({ scheme, since }) => (
          <li key={scheme}>
            <Text fw={600} size="sm">
              {labelOf(scheme)}
            </Text>
            <VerdictBadge said={saidUnderWay(since)} />
          </li>
        ))}
        {ordered.map((line) => (
          <li key={line.scheme}>
            <Text fw={600} size="sm">
              {labelOf(line.scheme)}
            </Text>
            <VerdictBadge said={saidOfOutlook(line)} />
            <Waited line={line} />
            {line.change === null ? null : (
              <Text size="sm">
                <PrivateDays>
                  {sweepTexts.becomes(bareSaid(line.change.becomes).words, formatShortDate(line.change.on))}
                </PrivateDays>{' '}
                <Private>{line.change.why}</Private>
              </Text>
            )}
            {line.verdict === 'eligible' && !underWay.some(({ scheme }) => scheme === line.scheme) ? (
              <SchemeActs candidateId={candidateId} scheme={line.scheme} onDone={onDone} />
            ) : null}
          </li>
        ))}
      </ul>
    </Stack>
  );
}

const rank = { eligible: 0, 'to-check': 1, ineligible: 2 } as const;

function Waited({ line: { verdict, missing } }: { readonly line: SweepLine }): ReactNode {
  if (missing.length === 0) return null;
  const names = missing.map(factLabel);
  return (
    <Text size="sm" c="dimmed">
      {verdict === 'eligible' ? sweepTexts.previewReserve(names) : sweepTexts.previewMissing(names)}
    </Text>
  );
}
