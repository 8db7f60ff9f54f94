import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPrinter, IconScale } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { capital } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import {
  type Column,
  compare,
  comparedFacts,
  comparedTerritory,
  orderReasons,
  type Said,
  type SchemeAnswer,
  type SchemeCode,
  saidOf,
  saidUnderWay,
} from '../../shared/law';
import type { Situation } from '../../shared/rights';
import { call, tellFailure, today, useAct, useDraftState, useProcedure } from '../bridge';
import { candidateName } from '../people';
import { EmptyState, Loaded, Page, PageSkeleton, Private } from '../ui';
import { PdfPreview } from '../ui/pdf-preview';
import { AnswerExplanation } from './answer-explanation';
import { BestCards } from './best-cards';
import { comparedTexts } from './comparison.texts';
import { ComparisonTable, Refused } from './comparison-table';
import { Contradictions } from './contradictions';
import { FoldedAnswers } from './folded-answers';
import { firstOffer, type Offer, offerSchema, supposing } from './offer';
import { OfferPanel } from './offer-panel';
import { Questions } from './questions';
import classes from './rights.module.css';
import { comparatorTexts } from './rights.texts';

/** Every contract side by side for one person and one offer: "trouver le bon contrat". */
export function ComparatorScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/comparer' });
  // Another person is another screen: nothing supposed for the one is kept for the other.
  return <OfPerson key={candidateId} candidateId={candidateId} />;
}

function OfPerson({ candidateId }: { readonly candidateId: CandidateId }): ReactNode {
  const [offer, setOffer] = useDraftState(`rights.offer:${candidateId}`, offerSchema, firstOffer(today()));
  const query = useProcedure(
    'rights.situation',
    { id: candidateId, employerId: offer.employerId, on: offer.facts.on },
    { keepPrevious: true },
  );
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ situation }) => <Comparator situation={situation} offer={offer} onOffer={setOffer} />}
    </Loaded>
  );
}

function Comparator({
  situation,
  offer,
  onOffer,
}: {
  readonly situation: Situation;
  readonly offer: Offer;
  readonly onOffer: (offer: Offer) => void;
}): ReactNode {
  const navigate = useNavigate();
  const { candidate, references, overrides, asked, underWay } = situation;
  const [isFolded, setIsFolded] = useState(false);
  const [isTable, setIsTable] = useState(false);
  const [explained, setExplained] = useState<SchemeCode | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const facts = useMemo(() => comparedFacts(situation.facts, offer.facts), [situation.facts, offer.facts]);
  const territory = comparedTerritory(situation.territory, offer.facts);
  const found = useMemo(
    () => compare(facts, { territory, references, underWay: underWay.map(({ scheme }) => scheme) }),
    [facts, territory, references, underWay],
  );
  const saidOfColumn = ({ answer }: Column): Said => {
    const entered = underWay.find(({ scheme }) => scheme === answer.id);
    return entered === undefined ? saidOf(answer) : saidUnderWay(entered.since);
  };
  const all = [...found.columns, ...found.refused, ...found.outOfForce, ...found.underWay];
  const shown = all.find(({ answer }) => answer.id === explained) ?? null;
  const open = found.columns.filter(({ answer }) => answer.verdict === 'eligible').length;
  const withAnotherWay = found.refused.filter(({ answer }) => hasAnotherWay(answer));
  const best = isTable ? [] : found.columns.slice(0, bestCount);
  const folded = all
    .filter((column) => !best.includes(column) && !withAnotherWay.includes(column))
    .filter((column) => !isTable || !found.columns.includes(column))
    .map((column) => ({ column, said: saidOfColumn(column) }));
  const explain = ({ id }: SchemeAnswer): void => setExplained(id);
  const back = (): Promise<void> =>
    navigate({
      to: '/candidats/$candidateId',
      params: { candidateId: candidate.id },
      search: { onglet: 'droits' },
    });
  return (
    <Page
      title={comparatorTexts.title}
      subtitle={
        <>
          <Private>{candidateName(candidate)}</Private>
          {situation.employer === null ? '' : comparedTexts.with(situation.employer.name)}
          {comparedTexts.on(formatFrenchDate(found.on))}{' '}
          <span role="status">
            {comparatorTexts.tally(open, found.columns.length - open, found.refused.length)}
          </span>
        </>
      }
      onBack={() => void back()}
      onPrimary={() => setIsPrinting(true)}
      actions={
        <>
          <Button data-reads variant="default" onClick={() => void back()}>
            {comparatorTexts.back}
          </Button>
          <Button
            data-reads
            variant="default"
            aria-expanded={!isFolded}
            onClick={() => setIsFolded(!isFolded)}
          >
            {isFolded ? comparatorTexts.showOffer : comparatorTexts.hideOffer}
          </Button>
          <Button data-reads variant="default" onClick={() => setIsTable(!isTable)}>
            {isTable ? comparatorTexts.showCards : comparatorTexts.showTable}
          </Button>
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setIsPrinting(true)}>
            {comparatorTexts.print}
          </Button>
        </>
      }
    >
      <div className={classes.screen} {...(isFolded ? { 'data-folded': true } : {})}>
        {isFolded ? null : (
          <div className={classes.offer}>
            <OfferPanel offer={offer} onChange={onOffer} onReset={() => onOffer(firstOffer(today()))} />
          </div>
        )}
        <div className={classes.main}>
          <Contradictions facts={facts} />
          {found.columns.length === 0 ? (
            <EmptyState icon={IconScale} title={comparatorTexts.noneTitle}>
              {comparatorTexts.none}
            </EmptyState>
          ) : isTable ? (
            <ComparisonTable columns={found.columns} overrides={overrides} onExplain={explain} />
          ) : (
            <section aria-label={comparatorTexts.best(best.length)}>
              <Group justify="space-between" align="flex-start" mb="xs">
                <Title order={2}>{comparatorTexts.best(best.length)}</Title>
                <Order />
              </Group>
              <BestCards columns={best} situation={situation} onExplain={explain} />
            </section>
          )}
          {withAnotherWay.length === 0 ? null : (
            <section aria-label={comparatorTexts.anotherWay}>
              <Title order={2} mb="xs">
                {comparatorTexts.anotherWay}
              </Title>
              <Refused columns={withAnotherWay} onExplain={explain} />
            </section>
          )}
          <Questions
            candidateId={candidate.id}
            questions={found.questions}
            asked={asked}
            onSuppose={(path, value) => onOffer(supposing(offer, path, value))}
          />
          <FoldedAnswers lines={folded} overrides={overrides} onExplain={explain} />
        </div>
      </div>
      {shown === null ? null : (
        <AnswerExplanation
          candidateId={candidate.id}
          answer={shown.answer}
          said={saidOfColumn(shown)}
          facts={facts}
          territory={territory}
          onClose={() => setExplained(null)}
        />
      )}
      {isPrinting ? (
        <PageForEmployer situation={situation} offer={offer} onClose={() => setIsPrinting(false)} />
      ) : null}
    </Page>
  );
}

/** What leads, at a glance; the rest is folded. */
const bestCount = 3;

/** What places the contracts, as the comparison declares it. */
function Order(): ReactNode {
  return (
    <details className={classes.order}>
      <summary>{comparatorTexts.order}</summary>
      <Text size="sm" c="dimmed">
        {comparatorTexts.orderIs}
      </Text>
      <ol className={classes.lines}>
        {orderReasons.map((reason) => (
          <li key={reason}>{capital(reason)}</li>
        ))}
      </ol>
    </details>
  );
}

/** A contract of work that this employer may not conclude, though the young person could have it otherwise. */
const hasAnotherWay = ({ kind, alternatives, conditions }: SchemeAnswer): boolean =>
  kind === 'employment' &&
  alternatives.length > 0 &&
  conditions.some(({ about, verdict }) => about === 'employer' && verdict === 'not-met') &&
  !conditions.some(({ about, verdict }) => about === 'person' && verdict === 'not-met');

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(window.atob(base64), (character) => character.charCodeAt(0));

/** The page for the employer, as it will be, and the way to save it. */
function PageForEmployer({
  situation,
  offer,
  onClose,
}: {
  readonly situation: Situation;
  readonly offer: Offer;
  readonly onClose: () => void;
}): ReactNode {
  const write = useAct('rights.writeComparison');
  const [name, setName] = useState('');
  const { employer, ...hypotheses } = offer.facts;
  const input = { id: situation.candidate.id, employerId: offer.employerId, employer, hypotheses };
  const save = async (): Promise<void> => {
    if (write.isPending) return;
    try {
      const { file } = await call('files.chooseToSave', { purpose: 'pdf', suggestedName: name });
      if (file !== null) await write.mutateAsync({ ...input, file: file.handle });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <PdfPreview
      load={async () => {
        const { pdf, fileName } = await call('rights.previewComparison', input);
        setName(fileName);
        return { bytes: bytesOf(pdf), fileName };
      }}
      actions={
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{comparatorTexts.employerPage}</Text>
          {/* Not disabled while it writes: the focus would leave the panel, and its keys with it. */}
          <Button aria-busy={write.isPending} disabled={name === ''} onClick={save}>
            {comparatorTexts.savePage}
          </Button>
        </Stack>
      }
      onClose={onClose}
    />
  );
}
