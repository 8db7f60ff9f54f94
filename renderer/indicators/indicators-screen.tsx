import {
  Alert,
  Button,
  Group,
  Modal,
  Paper,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { IconChartBar, IconFileCheck, IconFileZip, IconInfoCircle, IconSnowflake } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { typography } from '../../shared/base/text';
import {
  firstDayOfQuarter,
  formatFrenchDate,
  formatFrenchMonth,
  formatQuarter,
  isQuarterOver,
  lastCompleteQuarter,
  type Quarter,
  quarterOf,
  quarterSchema,
} from '../../shared/base/time';
import type {
  Cell,
  ExportCheck,
  IndicatorTable,
  PublicationState,
  QuarterReport,
  Trend,
} from '../../shared/indicators';
import type { Settings } from '../../shared/settings';
import { call, tellDone, tellFailure, today, useAct, useProcedure } from '../bridge';
import { askedProfileSchema, StructureNameField, TerritoryField } from '../settings';
import {
  count,
  EmptyState,
  formatInteger,
  LegalSource,
  Loaded,
  Page,
  StatusBadge,
  SubmitForm,
  useSubmitForm,
} from '../ui';
import classes from './indicators.module.css';
import { indicatorTexts as texts } from './indicators.texts';

type View = keyof typeof texts.views;

const units = { persons: 'personnes', entries: 'entrées', files: 'dossiers' } as const;

/** The first year of the convention and of CIVIS: nothing is counted before. */
const FIRST_YEAR = 2005;

/** Quarters of a year that have begun; for the export, that are over. The latest first. */
const quartersOf = (year: number, view: View): readonly Quarter[] =>
  [4, 3, 2, 1]
    .map((rank) => quarterSchema.parse(`${year}-T${rank}`))
    .filter((quarter) =>
      view === 'own' ? firstDayOfQuarter(quarter) <= today() : isQuarterOver(quarter, today()),
    );
const yearsOf = (view: View): readonly number[] => {
  const latest = Number(
    (view === 'own' ? today() : firstDayOfQuarter(lastCompleteQuarter(today()))).slice(0, 4),
  );
  return Array.from({ length: latest - FIRST_YEAR + 1 }, (_, index) => latest - index);
};

/** The figures: the adviser's own in clear, and what the export of a quarter would hold, cell by cell. */
export function IndicatorsScreen(): ReactNode {
  const [view, setView] = useState<View>('own');
  const [asked, setAsked] = useState<Quarter>(() => quarterOf(today()));
  // A quarter that is not over has no export: the last complete one stands for it.
  const quarter = view === 'own' || isQuarterOver(asked, today()) ? asked : lastCompleteQuarter(today());
  const year = Number(quarter.slice(0, 4));
  const verify = useAct('indicators.verifyExport');
  const [check, setCheck] = useState<ExportCheck | null>(null);
  const exporting = useExport(view === 'export' ? quarter : null);
  const verifyFile = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'export' });
      if (file === null) return;
      setCheck(await verify.mutateAsync({ file: file.handle }));
    } catch (thrown) {
      if (!verify.isError) tellFailure(thrown);
    }
  };
  return (
    <Page
      title={texts.title}
      subtitle={exporting.subtitle}
      {...(view === 'export' ? { onPrimary: exporting.write } : {})}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileCheck size={16} aria-hidden />}
            onClick={verifyFile}
            loading={verify.isPending}
          >
            {texts.verify}
          </Button>
          {view === 'own' ? null : (
            <Button
              leftSection={<IconFileZip size={16} aria-hidden />}
              disabled={!exporting.isReady}
              loading={exporting.isWriting}
              onClick={exporting.write}
            >
              {texts.write}
            </Button>
          )}
        </>
      }
    >
      <Group align="flex-end" gap="lg">
        <SegmentedControl
          aria-label={texts.viewsLabel}
          data={Object.entries(texts.views).map(([value, label]) => ({ value, label }))}
          value={view}
          onChange={(value) => setView(value === 'export' ? 'export' : 'own')}
        />
        <Select
          label={texts.year}
          w={110}
          data={yearsOf(view).map(String)}
          value={String(year)}
          onChange={(chosen) => {
            const [latest] = quartersOf(Number(chosen), view);
            if (latest !== undefined) setAsked(latest);
          }}
        />
        <Select
          label={texts.quarter}
          w={230}
          data={quartersOf(year, view).map((value) => {
            const name = texts.quarterName(Number(value.slice(-1)));
            return { value, label: isQuarterOver(value, today()) ? name : texts.present(name) };
          })}
          value={quarter}
          onChange={(value) => {
            const chosen = quarterSchema.safeParse(value);
            if (chosen.success) setAsked(chosen.data);
          }}
        />
      </Group>
      {check === null ? null : <CheckResult check={check} onClose={() => setCheck(null)} />}
      {view === 'own' ? (
        <Own quarter={quarter} />
      ) : (
        <Loaded query={exporting.query}>{(data) => <Report report={data.report} />}</Loaded>
      )}
      {exporting.question}
    </Page>
  );
}

/** The export of a quarter: its preview, and its writing, which asks for the structure where nobody has told it yet. */
function useExport(quarter: Quarter | null) {
  const query = useProcedure('indicators.quarter', quarter === null ? null : { quarter }, {
    keepPrevious: true,
  });
  const writing = useAct('indicators.writeExport');
  const [isAsking, setIsAsking] = useState(false);
  const shown = quarter === null || query.isPlaceholderData ? undefined : query.data;

  const save = async (): Promise<void> => {
    if (quarter === null) return;
    try {
      // Read again: the name of the structure may have just been given.
      const { report, fingerprint } = await call('indicators.quarter', { quarter });
      const { file } = await call('files.chooseToSave', {
        purpose: 'export',
        suggestedName: report.fileName,
      });
      if (file === null) return;
      await writing.mutateAsync({ quarter, file: file.handle, fingerprint });
      tellDone({
        title: texts.written,
        message: texts.writtenAs(file.name, report.tables.length),
      });
    } catch (thrown) {
      if (!writing.isError) tellFailure(thrown);
    }
  };
  /** What is written is what is on screen: the vault refuses a fingerprint that is no longer that of its figures. */
  const write = (): void => {
    if (shown === undefined) return;
    if (shown.report.structure === '') setIsAsking(true);
    else void save();
  };
  return {
    query,
    write,
    isReady: shown !== undefined,
    isWriting: writing.isPending,
    subtitle:
      quarter === null || query.data === undefined
        ? undefined
        : `${query.data.report.periodLabel}, pour ${query.data.report.recipient}`,
    question: isAsking ? (
      <StructureQuestion
        onClose={() => setIsAsking(false)}
        onTold={() => {
          setIsAsking(false);
          void save();
        }}
      />
    ) : null,
  };
}

/** Who exports: asked once, at the latest when something leaves under that name. */
function StructureQuestion({
  onClose,
  onTold,
}: {
  readonly onClose: () => void;
  readonly onTold: () => void;
}): ReactNode {
  const query = useProcedure('settings.get', {});
  return (
    <Modal opened onClose={onClose} title={texts.whoAreYou}>
      <Loaded query={query}>{({ settings }) => <StructureForm settings={settings} onTold={onTold} />}</Loaded>
    </Modal>
  );
}

const structureSchema = askedProfileSchema.pick({ structureName: true, territory: true });

function StructureForm({
  settings,
  onTold,
}: {
  readonly settings: Settings;
  readonly onTold: () => void;
}): ReactNode {
  const save = useAct('settings.save');
  const form = useSubmitForm({
    schema: structureSchema,
    defaults: { structureName: settings.structureName, territory: settings.territory },
    submit: async (told) => {
      await save.mutateAsync({ settings: { ...settings, ...told } });
      onTold();
    },
  });
  return (
    <SubmitForm form={form} submitLabel={texts.goOn}>
      <Text size="sm">{texts.whoAreYouHelp}</Text>
      <StructureNameField control={form.control} name="structureName" />
      <TerritoryField control={form.control} name="territory" />
    </SubmitForm>
  );
}

/** The adviser's own figures of a quarter, in clear, and the twelve months that lead to it. */
function Own({ quarter }: { readonly quarter: Quarter }): ReactNode {
  const own = useProcedure('indicators.own', { quarter }, { keepPrevious: true });
  const trend = useProcedure('indicators.trend', { quarter }, { keepPrevious: true });
  return (
    <Loaded query={own}>
      {({ tables, quality, isOver }) => (
        <Stack gap="lg">
          <Text size="sm" c="dimmed" maw={760}>
            {isOver ? '' : `${texts.upToToday} `}
            {texts.ownNote}
          </Text>
          <Loaded query={trend}>{({ months }) => <TrendTable months={months} />}</Loaded>
          <Tables tables={tables} quality={quality} />
        </Stack>
      )}
    </Loaded>
  );
}

const trendColumns = ['inContact', 'firstReceived', 'entries', 'signed'] as const;

/** Twelve months, each figure with a bar as long as its share of the greatest of its column. */
function TrendTable({ months }: Trend): ReactNode {
  return (
    <section aria-labelledby="trend">
      <Title order={2} id="trend">
        {texts.trend}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.trendHelp}
      </Text>
      <Table verticalSpacing={3} className={classes.trend} aria-label={texts.trend}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.month}</Table.Th>
            {trendColumns.map((column) => (
              <Table.Th key={column}>{texts.columns[column]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map((line) => (
            <Table.Tr key={line.month}>
              <Table.Td>{formatFrenchMonth(line.month)}</Table.Td>
              {trendColumns.map((column) => (
                <Table.Td key={column}>
                  <Bar value={line[column]} most={Math.max(...months.map((each) => each[column]))} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** A figure, and behind it a bar: the eye compares, the figure says. */
function Bar({ value, most }: { readonly value: number; readonly most: number }): ReactNode {
  return (
    <span className={classes.bar}>
      <span
        className={classes.fill}
        aria-hidden
        style={{ width: most === 0 ? 0 : `${Math.round((100 * value) / most)}%` }}
      />
      <span className={classes.figure}>{formatInteger(value)}</span>
    </span>
  );
}

function Report({ report }: { readonly report: QuarterReport }): ReactNode {
  if (report.tables.length === 0) return <Tables tables={[]} quality={[]} />;
  return (
    <Stack gap="lg">
      <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} role="note">
        Aucun nom ne sort d’ici{'\u00A0'}: seulement ces cellules. Un effectif de 1 à {report.threshold - 1}{' '}
        est masqué, et d’autres avec lui quand un total ou un autre tableau permettrait de le retrouver
        {'\u00A0'}:{' '}
        {count(report.maskedCells, 'cellule masquée', 'cellules masquées', 'aucune cellule masquée')} ce
        trimestre.
        {report.isDemo ? ' Portefeuille de démonstration\u00A0: l’export en porte la marque.' : ''}
      </Alert>
      <PublicationNote publication={report.publication} />
      <Tables tables={report.tables} quality={report.quality} />
    </Stack>
  );
}

/** Every indicator of a quarter, and what is to be known of the data. */
function Tables({ tables, quality }: Pick<QuarterReport, 'tables' | 'quality'>): ReactNode {
  const codes = [...new Set(tables.map((table) => table.code))];
  if (tables.length === 0) {
    return (
      <EmptyState icon={IconChartBar} title={texts.nothing}>
        {texts.nothingHelp}
      </EmptyState>
    );
  }
  return (
    <>
      {codes.map((code) => (
        <Indicator key={code} tables={tables.filter((table) => table.code === code)} />
      ))}
      {quality.length === 0 ? null : (
        <section aria-labelledby="quality">
          <Title order={2} id="quality" mb="xs">
            Ce qu’il faut savoir de ces données
          </Title>
          <Table verticalSpacing={4} w="auto">
            <Table.Tbody>
              {quality.map((line) => (
                <Table.Tr key={line.code}>
                  <Table.Td>{line.label}</Table.Td>
                  <Table.Td ta="right" pl="xl">
                    <CellValue value={line.value} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </>
  );
}

/** Whether the quarter has left, and what that means for what was typed since. Which figures would change is not told. */
function publicationSentences({
  state,
  revision,
  publishedOn,
  hasPendingCorrection,
  exportedBeforeOn,
}: PublicationState): { readonly title: string; readonly sentences: readonly string[] } {
  const on = publishedOn === null ? '' : formatFrenchDate(publishedOn);
  switch (state) {
    case 'new':
      return {
        title: 'Jamais exporté depuis ce portefeuille',
        sentences: [
          exportedBeforeOn === null
            ? 'Le premier export gèle le trimestre : les saisies faites ensuite ne changeront plus ces chiffres.'
            : `Exporté le ${formatFrenchDate(exportedBeforeOn)} par une version de Vivier qui n’en gardait rien : renvoyez plutôt l’archive de ce jour-là, sauf si elle n’est jamais partie.`,
          'Si vous avez restauré une sauvegarde et que ce trimestre était déjà parti, renvoyez l’archive d’alors : deux exports différents du même trimestre peuvent désigner une personne.',
        ],
      };
    case 'frozen':
      return {
        title: hasPendingCorrection
          ? `Publié le ${on}, correction en attente`
          : `Publié le ${on}, chiffres gelés`,
        sentences: hasPendingCorrection
          ? [
              'Des fiches saisies, corrigées ou effacées depuis changeraient ces chiffres. Chaque différence doit être nulle ou atteindre le seuil : d’ici là, l’export redonne les chiffres publiés et dit qu’une correction est en attente, sans dire laquelle.',
            ]
          : ['L’export redonne les mêmes chiffres.'],
      };
    case 'corrected':
      return {
        title: `Publié le ${on}, correction prête`,
        sentences: [
          `Chaque différence avec ce qui est déjà parti est nulle ou atteint le seuil : l’export portera le numéro ${revision}.`,
        ],
      };
  }
}

function PublicationNote({ publication }: { readonly publication: PublicationState }): ReactNode {
  const { title, sentences } = publicationSentences(publication);
  return (
    <Alert
      color={publication.hasPendingCorrection || publication.exportedBeforeOn !== null ? 'amber' : 'gray'}
      icon={<IconSnowflake aria-hidden />}
      title={title}
      role="note"
    >
      {sentences.map((sentence) => (
        <Text key={sentence} size="sm">
          {typography(sentence)}
        </Text>
      ))}
    </Alert>
  );
}

function Indicator({ tables }: { readonly tables: readonly IndicatorTable[] }): ReactNode {
  const [first] = tables;
  if (first === undefined) return null;
  return (
    <section aria-labelledby={`indicator-${first.code}`}>
      <Group gap="sm" align="baseline">
        <Title order={2} id={`indicator-${first.code}`}>
          {first.label}
        </Title>
        <Text c="dimmed" size="sm">
          {units[first.unit]}
        </Text>
      </Group>
      <Text size="sm" mb="sm">
        {first.definition} <LegalSource>{first.source}</LegalSource>
      </Text>
      <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="md">
        {tables.map((table) => (
          <Paper key={table.axis} withBorder p="md">
            <Table verticalSpacing={3} aria-label={`${table.label}, ${table.axisLabel}`}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{table.axisLabel}</Table.Th>
                  <Table.Th ta="right">{units[table.unit]}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {table.rows.map((row) => (
                  <Table.Tr key={row.modality}>
                    <Table.Td>{row.label}</Table.Td>
                    <Table.Td ta="right">
                      <CellValue value={row.value} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
              <Table.Tfoot>
                <Table.Tr>
                  <Table.Th>Total</Table.Th>
                  <Table.Th ta="right">
                    <CellValue value={table.total} />
                  </Table.Th>
                </Table.Tr>
              </Table.Tfoot>
            </Table>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}

const CellValue = ({ value }: { readonly value: Cell }): ReactNode =>
  value === 'c' ? (
    <Text span c="dimmed" fs="italic" size="sm">
      masqué
    </Text>
  ) : (
    formatInteger(value)
  );

function CheckResult({
  check,
  onClose,
}: {
  readonly check: ExportCheck;
  readonly onClose: () => void;
}): ReactNode {
  const verdicts = {
    intact: 'intact',
    altered: 'modifié',
    missing: 'absent',
    unexpected: 'en trop',
  } as const;
  return (
    <Alert
      color={check.isValid ? 'green' : 'red'}
      title={
        check.isValid
          ? `Export intact${check.quarter === null ? '' : `, ${formatQuarter(check.quarter)}`}`
          : 'Export refusé'
      }
      withCloseButton
      closeButtonLabel="Fermer"
      onClose={onClose}
      role="status"
    >
      <Stack gap={4}>
        {check.faults.map((fault) => (
          <Text key={fault} size="sm">
            {fault}
          </Text>
        ))}
        <Group gap="xs">
          {check.files.map((file) => (
            <StatusBadge key={file.name} tone={file.verdict === 'intact' ? 'done' : 'blocking'}>
              {file.name} : {verdicts[file.verdict]}
            </StatusBadge>
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
