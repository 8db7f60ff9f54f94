import { Alert, Button, List, Radio, Stack, Table, Text, Title } from '@mantine/core';
import { IconGitMerge, IconUsers } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { civilDateSchema, formatFrenchDate, formatShortDate } from '../../shared/base/time';
import { type CandidateRow, daysWords, intervalOf, periodWords, schemeLabels } from '../../shared/candidates';
import {
  type Candidate,
  type CandidateId,
  type CandidateKey,
  candidateFields,
  candidateInputOf,
  candidateKeys,
  isUnknown,
  valueWords,
} from '../../shared/fields';
import { schemeOf } from '../../shared/law';
import {
  type Comparison,
  canJoin,
  differing,
  type FieldChoice,
  isJoinable,
  lastDayToSeparate,
  numbersAfter,
  proposedChoices,
  type Settlement,
  type Side,
  separationDays,
} from '../../shared/merge';
import { AppFailure, tellDone, tellFailure, today, useAct, useDraftState, useProcedure } from '../bridge';
import { CandidatePicker } from '../people/candidate-picker';
import { candidateName } from '../people/labels';
import { AnchorLink, enumerate, FailureAlert, Loaded, Page, PageSkeleton, Private } from '../ui';
import classes from './merge.module.css';
import { rowLabel, mergeTexts as texts } from './merge.texts';

const sides: readonly Side[] = ['kept', 'other'];
const dayOf = (instant: string): ReturnType<typeof civilDateSchema.parse> =>
  civilDateSchema.parse(instant.slice(0, 10));

/** Two records side by side: whom the second is, then what differs, what goes together, and the act. */
export function MergeScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/reunir' });
  const { autre } = useSearch({ from: '/candidats/$candidateId/reunir' });
  return autre === undefined || autre === candidateId ? (
    <Choose candidateId={candidateId} isItself={autre !== undefined} />
  ) : (
    <Both key={`${candidateId} ${autre}`} candidateId={candidateId} other={autre} />
  );
}

/** Whom to compare with: those who look alike first, anybody by search. */
function Choose({
  candidateId,
  isItself,
}: {
  readonly candidateId: CandidateId;
  readonly isItself: boolean;
}): ReactNode {
  const navigate = useNavigate({ from: '/candidats/$candidateId/reunir' });
  const [other, setOther] = useState<CandidateRow | null>(null);
  const query = useProcedure('candidates.get', { id: candidateId });
  const candidate = query.data?.candidate;
  const alike = useProcedure(
    'candidates.similar',
    candidate === undefined
      ? null
      : {
          birthName: candidate.birthName,
          usualName: candidate.usualName,
          firstName: candidate.firstName,
          birthDate: isUnknown(candidate.birthDate) ? null : candidate.birthDate,
          mobilePhone: candidate.mobilePhone,
          email: candidate.email,
          except: candidateId,
        },
  );
  const isSelf = other?.id === candidateId;
  const compare = (): void => {
    if (other !== null && !isSelf) void navigate({ search: { autre: other.id } });
  };
  return (
    <Loaded query={query}>
      {({ candidate: known }) => (
        <Page
          title={texts.withWhom}
          subtitle={<Private>{candidateName(known)}</Private>}
          onBack={() => void navigate({ to: '/candidats/$candidateId', params: { candidateId } })}
          onPrimary={compare}
          actions={<Button onClick={compare}>{texts.compare}</Button>}
        >
          <Stack maw={640} gap="lg">
            {isItself ? <Alert color="amber">{texts.itself}</Alert> : null}
            <section>
              <Title order={2} size="h4" mb="xs">
                {texts.alike}
              </Title>
              {(alike.data?.similar ?? []).length === 0 ? (
                <Text c="dimmed">{texts.nobodyAlike}</Text>
              ) : (
                <List listStyleType="none" spacing="xs">
                  {(alike.data?.similar ?? []).map(({ candidate: row, reason }) => (
                    <List.Item key={row.id}>
                      <AnchorLink
                        to="/candidats/$candidateId/reunir"
                        params={{ candidateId }}
                        search={{ autre: row.id }}
                      >
                        <Private>
                          {candidateName(row)}, {formatShortDate(row.birthDate)},{' '}
                          {row.commune || texts.number(row.fileNumber)}
                        </Private>
                      </AnchorLink>{' '}
                      <Text span size="sm">
                        <Private>{reason}</Private>
                      </Text>
                    </List.Item>
                  ))}
                </List>
              )}
            </section>
            <CandidatePicker
              label={texts.pick}
              value={other}
              onChange={setOther}
              error={isSelf ? texts.itself : undefined}
            />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}

function Both({
  candidateId,
  other,
}: {
  readonly candidateId: CandidateId;
  readonly other: CandidateId;
}): ReactNode {
  const query = useProcedure('merge.compare', { candidateIds: [candidateId, other] });
  // What was there at another visit is not what is made one now.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return (
    <Loaded query={query}>
      {(comparison) => (
        <SideBySide
          // Read again, it starts from what is proposed then.
          key={`${comparison.people.kept.version} ${comparison.people.other.version}`}
          comparison={comparison}
          onReread={() => void query.refetch()}
          backTo={candidateId}
        />
      )}
    </Loaded>
  );
}

const draftSchema = z.object({
  versions: z.string(),
  choices: z.record(z.string(), z.enum(['kept', 'other', 'both'])),
  settled: z.record(z.string(), z.enum(['kept', 'other'])),
});
const pairKey = ({ kept, other }: Comparison['overlaps'][number]): string => `${kept.id} ${other.id}`;

function SideBySide({
  comparison,
  onReread,
  backTo,
}: {
  readonly comparison: Comparison;
  readonly onReread: () => void;
  readonly backTo: CandidateId;
}): ReactNode {
  const { people, overlaps, toldApartOn, signedFiles } = comparison;
  const { kept, other } = people;
  const inputs = { kept: candidateInputOf(kept), other: candidateInputOf(other) };
  const navigate = useNavigate();
  const versions = `${kept.version} ${other.version} ${other.id}`;
  const proposed: z.infer<typeof draftSchema> = { versions, choices: {}, settled: {} };
  const [draft, setDraft, forget] = useDraftState(`merge.choices:${kept.id}`, draftSchema, proposed);
  const typed = draft.versions === versions ? draft : proposed;
  const choices: Readonly<Record<string, FieldChoice>> = {
    ...proposedChoices(inputs.kept, inputs.other, comparison.changedAt),
    ...typed.choices,
  };
  const unite = useAct('merge.unite', { isQuiet: true });
  const apart = useAct('candidates.tellApart');
  const [fault, setFault] = useState<string | null>(null);
  const isStale = unite.error instanceof AppFailure && unite.error.code === 'CONFLICT';
  const open = overlaps.filter((pair) => typed.settled[pairKey(pair)] === undefined).length;

  const act = (): void => {
    if (open > 0) {
      setFault(texts.settleFirst);
      return;
    }
    setFault(null);
    const settlements = overlaps.map(
      (pair): Settlement => ({
        keptId: pair.kept.id,
        otherId: pair.other.id,
        prevails: typed.settled[pairKey(pair)] ?? 'kept',
      }),
    );
    unite.mutate(
      {
        kept: { id: kept.id, version: kept.version },
        other: { id: other.id, version: other.version },
        choices,
        settlements,
      },
      {
        onSuccess: ({ candidateId }) => {
          forget();
          tellDone({
            title: texts.united,
            message: texts.unitedMeans(formatFrenchDate(lastDayToSeparate(today()))),
          });
          void navigate({ to: '/candidats/$candidateId', params: { candidateId }, replace: true });
        },
        onError: (error) => {
          if (!(error instanceof AppFailure)) tellFailure(error);
        },
      },
    );
  };
  const back = (): void => void navigate({ to: '/candidats/$candidateId', params: { candidateId: backTo } });

  return (
    <Page
      title={texts.title}
      subtitle={texts.subtitle}
      onBack={back}
      onPrimary={act}
      actions={
        <>
          <Button
            variant="default"
            loading={apart.isPending}
            onClick={() =>
              apart.mutate(
                { id: kept.id, other: other.id },
                {
                  onSuccess: () => {
                    tellDone({ title: texts.toldApart, message: texts.toldApartMeans });
                    back();
                  },
                },
              )
            }
          >
            {texts.tellApart}
          </Button>
          <Button
            leftSection={<IconGitMerge size={16} aria-hidden />}
            loading={unite.isPending}
            onClick={act}
          >
            {texts.unite}
          </Button>
        </>
      }
    >
      <Stack gap="lg" maw={980}>
        {isStale ? (
          <Alert color="amber" role="alert" title={texts.stale}>
            <Button
              variant="default"
              onClick={() => {
                unite.reset();
                onReread();
              }}
            >
              {texts.reread}
            </Button>
          </Alert>
        ) : unite.error === null ? null : (
          <FailureAlert failure={unite.error} />
        )}
        {fault === null ? null : (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        {toldApartOn === null ? null : (
          <Alert color="amber" role="note" icon={<IconUsers aria-hidden />}>
            {texts.apart(formatFrenchDate(toldApartOn))}
          </Alert>
        )}
        <Differences
          comparison={comparison}
          choices={choices}
          onChoose={(key, choice) => setDraft({ ...typed, choices: { ...typed.choices, [key]: choice } })}
        />
        {overlaps.length === 0 ? null : (
          <Overlaps
            overlaps={overlaps}
            settled={typed.settled}
            onSettle={(key, side) => {
              setFault(null);
              setDraft({ ...typed, settled: { ...typed.settled, [key]: side } });
            }}
          />
        )}
        <WrittenTwice comparison={comparison} />
        {signedFiles.kept > 0 && signedFiles.other > 0 ? (
          <Alert color="blue" role="note">
            {texts.signed}
          </Alert>
        ) : null}
        <Besides comparison={comparison} />
        <Same inputs={inputs} />
        <Text c="dimmed">{texts.uniteHelp(separationDays)}</Text>
      </Stack>
    </Page>
  );
}

function Who({ side, candidate }: { readonly side: Side; readonly candidate: Candidate }): ReactNode {
  return (
    <>
      <Text fw={600}>{texts.side[side]}</Text>
      <Text size="sm">
        <Private>
          {candidateName(candidate)}, {formatShortDate(candidate.birthDate)}
        </Private>
      </Text>
      <Text size="sm" c="dimmed">
        <Private>{texts.number(candidate.fileNumber)}</Private>, {texts.made(dayOf(candidate.createdAt))}
      </Text>
    </>
  );
}

/** Field by field, what each record says, and which of the two is taken. */
function Differences({
  comparison: { people, changedAt },
  choices,
  onChoose,
}: {
  readonly comparison: Comparison;
  readonly choices: Readonly<Record<string, FieldChoice>>;
  readonly onChoose: (key: CandidateKey, choice: FieldChoice) => void;
}): ReactNode {
  const inputs = { kept: candidateInputOf(people.kept), other: candidateInputOf(people.other) };
  const keys = differing(inputs.kept, inputs.other);
  const { fileNumber, former } = numbersAfter(people.kept, people.other);
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.differences}
      </Title>
      <Text mb="sm">
        <Private>{texts.numberRule(fileNumber, former)}</Private>
      </Text>
      <Table withTableBorder className={classes.table} aria-label={texts.differences}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.field}>{texts.columns.field}</Table.Th>
            {sides.map((side) => (
              <Table.Th key={side}>
                <Who side={side} candidate={people[side]} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.length === 0 ? (
            <Table.Tr>
              <Table.Td colSpan={3}>{texts.nothingDiffers}</Table.Td>
            </Table.Tr>
          ) : null}
          {keys.map((key) => {
            const field = candidateFields[key];
            const isBoth = isJoinable(key) && canJoin(inputs.kept, inputs.other);
            return (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={500}>
                  {field.label}
                  {isBoth ? (
                    <Radio
                      mt="xs"
                      size="xs"
                      name={key}
                      label={texts.both}
                      checked={choices[key] === 'both'}
                      onChange={() => onChoose(key, 'both')}
                    />
                  ) : null}
                </Table.Th>
                {sides.map((side) => {
                  const words = valueWords(field, inputs[side][key]);
                  const at = changedAt[side][key];
                  return (
                    <Table.Td key={side}>
                      <Radio
                        name={key}
                        checked={choices[key] === side}
                        onChange={() => onChoose(key, side)}
                        aria-label={`${field.label}, ${texts.side[side]}`}
                        label={
                          <>
                            {words === null ? (
                              <Text span c="dimmed">
                                {texts.unknown}
                              </Text>
                            ) : (
                              <Private>{words}</Private>
                            )}
                            {at === undefined || words === null ? null : (
                              <Text size="xs" c="dimmed">
                                {texts.changed(dayOf(at))}
                              </Text>
                            )}
                          </>
                        }
                      />
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Situations that one person cannot both have on a day: each asks which of the two holds. */
function Overlaps({
  overlaps,
  settled,
  onSettle,
}: {
  readonly overlaps: Comparison['overlaps'];
  readonly settled: Readonly<Record<string, Side>>;
  readonly onSettle: (key: string, side: Side) => void;
}): ReactNode {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.overlaps}
      </Title>
      <Text mb="sm">{texts.overlapsRule}</Text>
      <Stack gap="sm">
        {overlaps.map((pair, index) => (
          <Radio.Group
            key={pairKey(pair)}
            name={pairKey(pair)}
            label={texts.overlap(index + 1)}
            value={settled[pairKey(pair)] ?? null}
            onChange={(side) => onSettle(pairKey(pair), side === 'other' ? 'other' : 'kept')}
          >
            <Stack gap={4} mt={4}>
              {sides.map((side) => (
                <Radio
                  key={side}
                  value={side}
                  label={
                    <Private>
                      {periodWords(pair[side])}, {daysWords(intervalOf(pair[side]))}
                    </Private>
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
        ))}
      </Stack>
    </section>
  );
}

function WrittenTwice({
  comparison: { same, facts, answers },
}: {
  readonly comparison: Comparison;
}): ReactNode {
  const lines = [
    ...(same.contacts === 0 ? [] : [texts.contacts(same.contacts)]),
    ...(same.enrolments.length === 0
      ? []
      : [
          texts.enrolments(
            enumerate(same.enrolments.map((scheme) => schemeLabels[scheme].short)),
            same.enrolments.length,
          ),
        ]),
    ...(same.periods === 0 ? [] : [texts.periods(same.periods)]),
    ...(facts.length === 0 ? [] : [texts.facts(facts.length)]),
    ...(answers.length === 0
      ? []
      : [texts.answers(enumerate(answers.map(({ scheme }) => schemeOf(scheme)?.label ?? scheme)))]),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.rules}
      </Title>
      <List spacing={4}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </section>
  );
}

/** What each has besides, in numbers. */
function Besides({ comparison: { holdings } }: { readonly comparison: Comparison }): ReactNode {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.besides}
      </Title>
      {holdings.length === 0 ? (
        <Text c="dimmed">{texts.nothingBesides}</Text>
      ) : (
        <>
          <Text mb="sm">{texts.besidesRule}</Text>
          <Table withTableBorder aria-label={texts.besides} maw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.columns.rows}</Table.Th>
                {sides.map((side) => (
                  <Table.Th key={side} className={classes.number}>
                    {texts.side[side]}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {holdings.map(({ table, ...counts }) => (
                <Table.Tr key={table}>
                  <Table.Th scope="row" fw={400}>
                    {rowLabel(table)}
                  </Table.Th>
                  {sides.map((side) => (
                    <Table.Td key={side} className={classes.number}>
                      {counts[side]}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </section>
  );
}

/** What both say alike, folded. */
function Same({
  inputs,
}: {
  readonly inputs: Readonly<Record<Side, ReturnType<typeof candidateInputOf>>>;
}): ReactNode {
  const different = new Set<CandidateKey>([...differing(inputs.kept, inputs.other), 'fileNumber']);
  const same = candidateKeys.filter((key) => !different.has(key) && !isUnknown(inputs.kept[key]));
  if (same.length === 0) return null;
  return (
    <details>
      <summary>{texts.sameTitle(same.length)}</summary>
      <List mt="xs" spacing={2} size="sm">
        {same.map((key) => (
          <List.Item key={key}>
            {candidateFields[key].label}
            {'\u00A0: '}
            <Private>{valueWords(candidateFields[key], inputs.kept[key])}</Private>
          </List.Item>
        ))}
      </List>
    </details>
  );
}
