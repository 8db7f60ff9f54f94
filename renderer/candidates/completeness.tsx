import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { Candidate, Enrolment } from '../../shared/fields';
import { confidenceLabels } from '../../shared/law';
import { completenessOf, type Need } from '../../shared/purposes';
import { today, useProcedure } from '../bridge';
import type { CandidateField } from '../people/candidate-form';
import { AnchorLink, PrivateDays, StatusBadge } from '../ui';
import classes from './candidates.module.css';
import { completenessTexts as texts } from './candidates.texts';

/** What a person is ready for: one line for each purpose that concerns her; what is missing, and by which text, is behind it. */
export function Completeness({
  candidate,
  enrolments,
  onFill,
  onEnrolment,
}: {
  readonly candidate: Candidate;
  readonly enrolments: readonly Enrolment[];
  readonly onFill: (field: CandidateField) => void;
  readonly onEnrolment: (enrolment: Enrolment) => void;
}): ReactNode {
  const on = today();
  const { id } = candidate;
  const situation = useProcedure('rights.situation', { id, employerId: null, on }).data?.situation;
  const papers = useProcedure('papers.list', { candidateId: id }).data?.papers;
  const entries = useProcedure('candidates.profile', { id }).data?.entries;
  const rights = useProcedure('privacy.rightsOf', { candidateId: id }).data;
  const found = useMemo(
    () =>
      situation === undefined || papers === undefined || entries === undefined || rights === undefined
        ? null
        : completenessOf(
            {
              candidate,
              enrolments,
              periods: situation.periods,
              asked: situation.asked,
              territory: situation.territory,
              references: situation.references,
              entries,
              papers,
              objections: rights.objections
                .filter(({ withdrawnOn }) => withdrawnOn === null)
                .map(({ scope }) => scope),
            },
            on,
          ),
    [candidate, enrolments, entries, on, papers, rights, situation],
  );
  if (found === null) return <Skeleton height={96} />;
  const apart = found.flatMap(({ purpose, standing }) =>
    standing.kind === 'apart' ? [{ purpose, reason: standing.reason }] : [],
  );
  const undated = enrolments.find(({ signedOn }) => signedOn === null);
  const link = (need: Need): ReactNode => {
    const filled = fieldOf(need);
    const button = (act: () => void): ReactNode => (
      <Anchor component="button" type="button" size="sm" ta="left" underline="always" onClick={act}>
        {need.label}
      </Anchor>
    );
    if (filled !== null) return button(() => onFill(filled));
    if (need.place.where === 'enrolments')
      return undated === undefined ? need.label : button(() => onEnrolment(undated));
    return (
      <AnchorLink to="/candidats/$candidateId" params={{ candidateId: id }} search={{ onglet: tabOf(need) }}>
        {need.label}
      </AnchorLink>
    );
  };
  return (
    <section aria-label={texts.title}>
      <Title order={2} size="h4" mb={4}>
        {texts.title}
      </Title>
      <ul className={classes.bare}>
        {found.map(({ purpose, standing }) =>
          standing.kind === 'apart' ? null : (
            <li key={purpose.id}>
              {standing.kind === 'complete' ? (
                <Text size="sm" component="div">
                  <StatusBadge tone="done">{purpose.label}</StatusBadge> {texts.complete}
                </Text>
              ) : (
                <details className={classes.purpose}>
                  <summary>
                    {purpose.label}
                    <Text component="span" size="sm" c="amber" display="block">
                      {texts.lacks(standing.needs.map(({ label }) => label))}
                    </Text>
                  </summary>
                  <ul className={classes.bare}>
                    {standing.needs.map((need) => (
                      <li key={need.id}>
                        {link(need)}
                        <Text size="xs" c="dimmed">
                          {texts.source(
                            need.source,
                            need.mark === null || need.mark === 'V' ? null : confidenceLabels[need.mark],
                          )}
                        </Text>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ),
        )}
      </ul>
      {apart.length === 0 ? null : (
        <details className={classes.purpose}>
          <summary>{texts.apart(apart.length)}</summary>
          <ul className={classes.bare}>
            {apart.map(({ purpose, reason }) => (
              <li key={purpose.id}>
                <Text size="sm">{purpose.label}</Text>
                <Text size="xs" c="dimmed">
                  <PrivateDays>{reason}</PrivateDays>
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The field of the form to which a need leads; `null` where it is typed elsewhere. */
const fieldOf = ({ place }: Need): CandidateField | null =>
  place.where === 'fields' ? (place.keys[0] ?? null) : null;

function tabOf({ place }: Need): 'projet' | 'situation' | 'pieces' | 'droits' {
  switch (place.where) {
    case 'profile':
      return 'projet';
    case 'paper':
      return 'pieces';
    case 'fact':
      return 'droits';
    default:
      return 'situation';
  }
}
