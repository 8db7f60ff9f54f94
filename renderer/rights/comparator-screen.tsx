import { Button, Stack, Text, Title } from '@mantine/core';
import { IconPrinter, IconScale } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { plural } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import {
  compare,
  comparedFacts,
  comparedTerritory,
  type SchemeAnswer,
  type SchemeCode,
} from '../../shared/law';
import type { Situation } from '../../shared/rights';
import { call, tellFailure, today, useAct, useDraftState, useProcedure } from '../bridge';
import { EmptyState, Loaded, Page, PageSkeleton, Private, PrivateDays, StatusBadge } from '../ui';
import { AnswerExplanation } from './answer-explanation';
import { ComparisonTable, Refused } from './comparison-table';
import { Contradictions } from './contradictions';
import { firstOffer, type Offer, offerSchema, supposing } from './offer';
import { OfferPanel } from './offer-panel';
import { Questions } from './questions';
import classes from './rights.module.css';

const PdfPreview = lazy(async () => ({ default: (await import('../ui/pdf-preview')).PdfPreview }));

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
  const { candidate, references, overrides, asked } = situation;
  const [isFolded, setIsFolded] = useState(false);
  const [explained, setExplained] = useState<SchemeCode | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const facts = useMemo(() => comparedFacts(situation.facts, offer.facts), [situation.facts, offer.facts]);
  const territory = comparedTerritory(situation.territory, offer.facts);
  const found = useMemo(() => compare(facts, { territory, references }), [facts, territory, references]);
  const all = [...found.columns, ...found.refused, ...found.outOfForce];
  const shown = all.find(({ answer }) => answer.id === explained) ?? null;
  const open = found.columns.filter(({ answer }) => answer.verdict === 'eligible').length;
  const withAnotherWay = found.refused.filter(({ answer }) => hasAnotherWay(answer));
  const otherwise = found.refused.filter(({ answer }) => !hasAnotherWay(answer));
  const back = (): Promise<void> =>
    navigate({
      to: '/candidats/$candidateId',
      params: { candidateId: candidate.id },
      search: { onglet: 'droits' },
    });
  return (
    <Page
      title="Trouver le bon contrat"
      subtitle={
        <>
          <Private>{candidate.name}</Private>
          {situation.employer === null ? '' : `, avec ${situation.employer.name}`}, au{' '}
          {formatFrenchDate(found.on)}
          {'\u00A0'}:{' '}
          <span role="status">
            {plural(open, 'ouvert', 'ouverts')}, {found.columns.length - open} à vérifier,{' '}
            {plural(found.refused.length, 'refusé', 'refusés')}
          </span>
        </>
      }
      onBack={() => void back()}
      onPrimary={() => setIsPrinting(true)}
      actions={
        <>
          <Button variant="default" onClick={() => void back()}>
            Retour à la fiche
          </Button>
          <Button variant="default" aria-expanded={!isFolded} onClick={() => setIsFolded(!isFolded)}>
            {isFolded ? 'Montrer l’offre' : 'Masquer l’offre'}
          </Button>
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setIsPrinting(true)}>
            Imprimer la page
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
          {withAnotherWay.length === 0 ? null : (
            <section aria-label="Refusés, avec une autre voie">
              <Title order={2} mb="xs">
                Refusés, avec une autre voie
              </Title>
              <Refused columns={withAnotherWay} onExplain={({ id }) => setExplained(id)} />
            </section>
          )}
          <Questions
            candidateId={candidate.id}
            questions={found.questions}
            asked={asked}
            onSuppose={(path, value) => onOffer(supposing(offer, path, value))}
          />
          {found.columns.length === 0 ? (
            <EmptyState icon={IconScale} title="Aucun contrat n’est ouvert">
              À cette date et avec cette offre, chaque dispositif est refusé{'\u202F'}; les raisons sont
              ci-dessous.
            </EmptyState>
          ) : (
            <ComparisonTable
              columns={found.columns}
              overrides={overrides}
              onExplain={({ id }) => setExplained(id)}
            />
          )}
          {otherwise.length === 0 ? null : (
            <details className={classes.details}>
              <summary>Refusés ({otherwise.length})</summary>
              <Refused columns={otherwise} onExplain={({ id }) => setExplained(id)} />
            </details>
          )}
          {found.outOfForce.length === 0 ? null : (
            <details className={classes.details}>
              <summary>Hors vigueur à cette date ({found.outOfForce.length})</summary>
              <ul className={classes.bare}>
                {found.outOfForce.map(({ answer, refusal }) => (
                  <li key={answer.id} className={classes.scheme}>
                    <Text fw={600} size="sm">
                      {answer.label}
                    </Text>
                    <Text size="sm">
                      <PrivateDays>{`${refusal?.because ?? ''} ${refusal?.change ?? ''}`}</PrivateDays>
                    </Text>
                    <StatusBadge tone="neutral">Hors vigueur</StatusBadge>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
      {shown === null ? null : (
        <AnswerExplanation
          candidateId={candidate.id}
          answer={shown.answer}
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
    <Suspense fallback={null}>
      <PdfPreview
        load={async () => {
          const { pdf, fileName } = await call('rights.previewComparison', input);
          setName(fileName);
          return { bytes: bytesOf(pdf), fileName };
        }}
        actions={
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              Le prénom et l’initiale du nom seulement{'\u202F'}: ni date de naissance, ni niveau, ni
              situation personnelle.
            </Text>
            {/* Not disabled while it writes: the focus would leave the panel, and its keys with it. */}
            <Button aria-busy={write.isPending} disabled={name === ''} onClick={save}>
              Enregistrer la page
            </Button>
          </Stack>
        }
        onClose={onClose}
      />
    </Suspense>
  );
}
