import { Alert, Button, Group, Select, Tabs, Text } from '@mantine/core';
import {
  IconAddressBook,
  IconCalendarDue,
  IconCalendarPlus,
  IconCircleCheck,
  IconFilterOff,
  IconHelpCircle,
  type IconProps,
  IconRefresh,
  IconTableImport,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { ageOn, formatShortDate } from '../../shared/base/time';
import { factLabel, type SchemeCode, schemeCodeSchema, schemeOf, verdictLabels } from '../../shared/law';
import { type SweepRow, type SweepState, type SweepView, sweepViews } from '../../shared/rights';
import { today, useAct, useProcedure } from '../bridge';
import {
  ButtonLink,
  type Column,
  count,
  DataTable,
  EmptyState,
  enumerate,
  FailureNotice,
  formatInteger,
  JobProgress,
  ListSkeleton,
  Page,
  Private,
  usePagedRows,
  VerdictBadge,
} from '../ui';
import classes from './sweep-screen.module.css';

const views: Readonly<
  Record<
    SweepView,
    {
      readonly label: string;
      readonly icon: ComponentType<IconProps>;
      readonly empty: string;
      readonly advice: string;
    }
  >
> = {
  open: {
    label: 'Ouverts aujourd’hui',
    icon: IconCircleCheck,
    empty: 'Aucun droit certain aujourd’hui',
    advice: 'Complétez les renseignements demandés dans la vue « À vérifier » : chacun peut ouvrir un droit.',
  },
  'to-check': {
    label: 'À vérifier',
    icon: IconHelpCircle,
    empty: 'Rien à vérifier',
    advice: 'Les fiches répondent à toutes les questions des dispositifs en vigueur.',
  },
  'ends-soon': {
    label: 'Se ferment bientôt',
    icon: IconCalendarDue,
    empty: 'Aucun droit ne se ferme dans ce délai',
    advice: 'Choisissez un délai plus long pour voir plus loin.',
  },
  'opens-soon': {
    label: 'S’ouvrent bientôt',
    icon: IconCalendarPlus,
    empty: 'Aucun droit ne s’ouvre dans ce délai',
    advice: 'Choisissez un délai plus long pour voir plus loin.',
  },
};
const isSoon = (view: SweepView): boolean => view === 'ends-soon' || view === 'opens-soon';
const isView = (value: string | null): value is SweepView =>
  value !== null && sweepViews.some((view) => view === value);

const delays = [30, 60, 90, 180, 365] as const;
const usualDelay = 90;

const labelOf = (scheme: SchemeCode): string => schemeOf(scheme)?.label ?? scheme;

function missingText({ verdict, missing }: SweepRow): string {
  if (missing.length > 0) return enumerate(missing.map(factLabel));
  return verdict === 'to-check' ? 'texte ou contrat à vérifier' : '–';
}

type SweepColumn = Column<SweepRow>;
const name: SweepColumn = {
  id: 'name',
  heading: 'Nom',
  width: 'minmax(150px, 1.2fr)',
  cell: (row) => <Private>{row.name}</Private>,
};
const birth: SweepColumn = {
  id: 'birthDate',
  heading: 'Naissance',
  width: '148px',
  cell: ({ birthDate }) => (
    <Private>
      {formatShortDate(birthDate)} · {ageOn(birthDate, today())} ans
    </Private>
  ),
};
const scheme: SweepColumn = {
  id: 'scheme',
  heading: 'Dispositif',
  width: 'minmax(190px, 1.5fr)',
  cell: (row) => <span title={labelOf(row.scheme)}>{labelOf(row.scheme)}</span>,
};
const verdict: SweepColumn = {
  id: 'verdict',
  heading: 'Réponse',
  width: '116px',
  cell: (row) => <VerdictBadge verdict={row.verdict} />,
};
/** The day of a birthday tells the day of birth: the day and the reason are covered together with it. */
const becomes: SweepColumn = {
  id: 'becomes',
  heading: 'Devient',
  width: '188px',
  cell: (row) =>
    row.becomes === null || row.changesOn === null ? (
      '–'
    ) : (
      <>
        {verdictLabels[row.becomes]} le <Private>{formatShortDate(row.changesOn)}</Private>
      </>
    ),
};
const why: SweepColumn = {
  id: 'why',
  heading: 'Pourquoi',
  width: 'minmax(210px, 1.6fr)',
  cell: (row) => (row.why === '' ? '–' : <Private>{row.why.replace(/\.$/u, '')}</Private>),
};
const missing: SweepColumn = {
  id: 'missing',
  heading: 'Il manque',
  width: 'minmax(190px, 2fr)',
  cell: (row) => <span title={missingText(row)}>{missingText(row)}</span>,
};
/** Nothing is missing to what is open; what is to check asks first for what it misses. */
const columns: Readonly<Record<SweepView, readonly SweepColumn[]>> = {
  open: [name, birth, scheme, verdict, becomes, why],
  'to-check': [name, birth, scheme, missing, becomes],
  'ends-soon': [name, birth, scheme, verdict, becomes, why],
  'opens-soon': [name, birth, scheme, verdict, becomes, why],
};

/** Where the answers stand, in a line. */
function told({ on, done, total }: SweepState, isPending: boolean): string {
  if (on === null || (isPending && done < total)) return 'Droits en cours de calcul…';
  const people = count(total, 'candidat', 'candidats');
  return done < total
    ? `${formatInteger(done)} sur ${people} à jour, au ${formatShortDate(on)}`
    : `${people}, droits au ${formatShortDate(on)}`;
}

/** Détecter les bons profils: what the law opens to everyone of the portfolio, and what ends or opens soon. */
export function SweepScreen(): ReactNode {
  const state = useProcedure('rights.sweepState', {});
  const sweep = useAct('rights.sweep', { isQuiet: true });
  const hasStarted = useRef(false);
  const { mutate } = sweep;
  const run = useCallback(() => mutate({ on: today() }), [mutate]);
  useEffect(() => {
    // Once for each arrival: a sweep of an unchanged portfolio costs nothing.
    if (hasStarted.current) return;
    hasStarted.current = true;
    run();
  }, [run]);
  const isStopped = sweep.error?.code === 'CANCELLED';
  const known = state.data?.state;
  const isEmpty = known?.total === 0;

  return (
    <Page
      title="Détecter les bons profils"
      isFilling
      subtitle={known === undefined ? '…' : told(known, sweep.isPending)}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={run}
          disabled={sweep.isPending || isEmpty}
        >
          {isStopped ? 'Reprendre' : 'Actualiser'}
        </Button>
      }
      onPrimary={() => {
        if (!sweep.isPending) run();
      }}
    >
      <JobProgress act={sweep} label="Droits des candidats" />
      {isStopped ? (
        <Alert color="amber" title="Calcul arrêté" role="status">
          Ce qui était jugé est conservé&nbsp;; «&#8239;Reprendre&#8239;» continue où il s’est arrêté.
        </Alert>
      ) : null}
      {sweep.error !== null && !isStopped ? <FailureNotice failure={sweep.error} onRetry={run} /> : null}
      {state.error !== null ? (
        <FailureNotice failure={state.error} onRetry={() => void state.refetch()} />
      ) : known === undefined || (known.on === null && sweep.error === null) ? (
        <ListSkeleton />
      ) : isEmpty ? (
        <EmptyPortfolio />
      ) : (
        <Views />
      )}
    </Page>
  );
}

function EmptyPortfolio(): ReactNode {
  return (
    <EmptyState
      icon={IconAddressBook}
      title="Le portefeuille est vide"
      actions={
        <>
          <ButtonLink to="/import" leftSection={<IconTableImport size={16} aria-hidden />}>
            Importer un extrait
          </ButtonLink>
          <ButtonLink
            to="/candidats/nouveau"
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
          >
            Créer un candidat
          </ButtonLink>
        </>
      }
    >
      Dès que des candidats y sont, cette page dit à qui chaque dispositif est ouvert aujourd’hui, et quels
      droits se ferment ou s’ouvrent bientôt.
    </EmptyState>
  );
}

/** The four views, with their filters and their list. */
function Views(): ReactNode {
  const search = useSearch({ from: '/droits' });
  const navigate = useNavigate({ from: '/droits' });
  const view = search.vue ?? 'open';
  const chosen = search.dispositif ?? null;
  const within = search.jours ?? usualDelay;
  const rows = usePagedRows({
    name: 'rights.sweepRows',
    inputOf: useCallback(
      (offset, limit) => ({ view, scheme: chosen, within, offset, limit }),
      [view, chosen, within],
    ),
    select: (slice) => slice,
  });
  // The counts of the filter are those of the first page, of the same view and delay.
  const counted = useProcedure(
    'rights.sweepRows',
    { view, scheme: null, within, offset: 0, limit: 1 },
    { keepPrevious: true },
  );
  const counts = counted.data?.counts ?? [];
  const [cursor, setCursor] = useState(search.rang ?? 0);
  const total = rows.total ?? 0;
  const show = (change: Partial<typeof search>): void => {
    setCursor(0);
    void navigate({ search: { ...search, rang: undefined, ...change }, replace: true });
  };
  const open = ({ candidateId }: SweepRow): void =>
    void navigate({ search: { ...search, rang: cursor }, replace: true }).then(() =>
      navigate({
        to: '/candidats/$candidateId',
        params: { candidateId },
        search: { onglet: 'droits' },
      }),
    );
  const choices = counts.map(({ scheme: code, candidates }) => ({
    value: code,
    label: `${labelOf(code)} (${count(candidates, 'candidat', 'candidats')})`,
  }));
  const { label, empty, advice } = views[view];

  return (
    <Tabs
      value={view}
      onChange={(value) => {
        if (isView(value)) show({ vue: value });
      }}
      keepMounted={false}
      className={classes.tabs ?? ''}
    >
      <Tabs.List aria-label="Vues">
        {sweepViews.map((each) => {
          const { label: name, icon: Icon } = views[each];
          return (
            <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} aria-hidden />}>
              {name}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value={view} className={classes.panel ?? ''}>
        <Group gap="lg" align="flex-end">
          <Select
            label="Dispositif"
            w={360}
            classNames={{ input: classes.plain ?? '' }}
            placeholder="Tous les dispositifs"
            clearable
            clearButtonProps={{ 'aria-label': 'Tous les dispositifs' }}
            data={
              chosen === null || choices.some(({ value }) => value === chosen)
                ? choices
                : [...choices, { value: chosen, label: `${labelOf(chosen)} (aucun candidat)` }]
            }
            value={chosen}
            onChange={(value) =>
              show({ dispositif: value === null ? undefined : schemeCodeSchema.parse(value) })
            }
          />
          {isSoon(view) ? (
            <Select
              label="Dans les"
              w={140}
              classNames={{ input: classes.plain ?? '' }}
              allowDeselect={false}
              data={delays.map((days) => ({ value: String(days), label: `${days} jours` }))}
              value={String(within)}
              onChange={(value) => show({ jours: value === null ? undefined : Number(value) })}
            />
          ) : null}
          <Text size="sm" c="dimmed" pb={8} role="status">
            {rows.total === undefined
              ? '…'
              : chosen === null
                ? count(total, 'réponse', 'réponses')
                : count(total, 'candidat', 'candidats')}
          </Text>
        </Group>
        {rows.failure !== null ? (
          <FailureNotice failure={rows.failure} onRetry={rows.retry} />
        ) : rows.total === undefined ? (
          <ListSkeleton />
        ) : total === 0 ? (
          <EmptyState
            icon={IconFilterOff}
            title={empty}
            {...(chosen === null
              ? {}
              : {
                  actions: (
                    <Button variant="default" onClick={() => show({ dispositif: undefined })}>
                      Tous les dispositifs
                    </Button>
                  ),
                })}
          >
            {advice}
          </EmptyState>
        ) : (
          <DataTable
            key={`${view} ${chosen} ${within}`}
            label={label}
            columns={columns[view]}
            total={total}
            rowAt={rows.rowAt}
            rowKey={({ candidateId, scheme: code }) => `${candidateId} ${code}`}
            current={Math.min(cursor, total - 1)}
            onCurrent={setCursor}
            onOpen={open}
            onRange={rows.onRange}
          />
        )}
        <Text size="sm" c="dimmed">
          Seules les conditions qui tiennent à la personne sont jugées ici&nbsp;; l’employeur et le contrat se
          vérifient sur sa fiche. Flèches pour parcourir, Entrée pour ouvrir ses droits.
        </Text>
      </Tabs.Panel>
    </Tabs>
  );
}
